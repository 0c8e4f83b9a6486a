import { drawLetter, type Part } from '../platform/mail/letter.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import { dayInWords } from '../promises/language/in-words.ts'
import type { Locale } from '../promises/language/languages.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'

/**
 * To the person: that the request came, and by when they have an answer. It says nothing of what was asked: an address
 * heard over the telephone may be a stranger's.
 */
export function receivedLetter(
  site: Site,
  facts: { locale: Locale; reference: string; receivedOn: Day; dueOn: Day; myDataAddress: string },
) {
  const { locale, reference } = facts
  const words = wordsIn(locale).letters.requestReceived
  return drawn(fill(words.subject, { reference }), locale, site.name, [
    words.greeting,
    fill(words.received, { day: dayInWords(facts.receivedOn, locale), reference }),
    fill(words.due, { day: dayInWords(facts.dueOn, locale) }),
    { link: wordsIn(locale).myData.link, address: facts.myDataAddress },
    fill(words.kept, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ])
}

/** To the person, before the month is out: that the answer takes longer, until when and why (GDPR art. 12.3). */
export function extendedLetter(
  site: Site,
  facts: { locale: Locale; reference: string; dueOn: Day; to: Day; reason: string },
) {
  const { locale, reference } = facts
  const words = wordsIn(locale).letters.requestExtended
  return drawn(fill(words.subject, { reference }), locale, site.name, [
    words.greeting,
    fill(words.later, {
      reference,
      day: dayInWords(facts.dueOn, locale),
      to: dayInWords(facts.to, locale),
    }),
    words.why,
    { typed: facts.reason },
    fill(words.complain, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ])
}

/** To whoever is responsible: that an answer is due soon, or overdue. It names the reference and nobody. */
export function reminderLetter(
  site: Site,
  letter: 'request-due' | 'request-late',
  facts: { reference: string; answerBy: Day },
) {
  const locale = site.languages[0]!
  const words = wordsIn(locale).letters[letter === 'request-due' ? 'requestDue' : 'requestLate']
  const { reference, answerBy } = facts
  const day = dayInWords(answerBy, locale)
  return drawn(fill(words.subject, { reference, day }), locale, site.name, [
    fill(words.due, { reference, day }),
    words.act,
  ])
}

function drawn(subject: string, locale: Locale, sender: string, parts: Part[]) {
  return { subject, ...drawLetter({ locale, sender, title: subject, parts }) }
}
