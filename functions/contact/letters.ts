import { drawLetter, type Part, unlinked } from '../platform/mail/letter.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import { dayInWords, instantInWords, languageInWords } from '../promises/language/in-words.ts'
import type { Locale } from '../promises/language/languages.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Promises } from '../promises/promises.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'
import { ruleFor, sentenceFor } from '../promises/rules.ts'

/** A message as the letters about it need it. */
export interface MessageFacts {
  id: string
  reference: string
  locale: Locale
  name: string
  email: string
  message: string
  submittedAt: number
  eraseBy: Day
}

/**
 * The letter to whoever wrote: that it came, when an answer can be expected, the day it is erased. It says nothing of
 * what was written, not even the name: an address nobody has confirmed may be a stranger's, and a stranger's words
 * are not for us to pass on.
 */
export function receiptLetter({ site, retention, purposes }: Promises, origin: string, facts: MessageFacts) {
  const { locale, reference, submittedAt } = facts
  const words = wordsIn(locale).letters.contactReceipt
  const { rule } = purposeFor(purposes, 'contact')
  const parts: Part[] = [
    words.greeting,
    fill(words.received, { at: instantInWords(new Date(submittedAt), locale, site.timeZone) }),
    fill(words.reference, { reference }),
    fill(words.answer, { within: site.contact.answersWithin[locale], email: site.contact.email }),
    words.unquoted,
    fill(words.kept, {
      day: dayInWords(facts.eraseBy, locale),
      sentence: sentenceFor(ruleFor(retention, rule), locale),
    }),
    words.withdraw,
    { link: wordsIn(locale).myData.link, address: `${origin}/${locale}/my-data/` },
    fill(words.notYou, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  return drawn(words.subject, locale, site.name, parts)
}

/** The letter to the organisation, in its own first language; answering it answers whoever wrote. */
export function letterToUs({ site }: Promises, origin: string, facts: MessageFacts) {
  const locale = site.languages[0]!
  const { id, reference, name, email, message, submittedAt } = facts
  const words = wordsIn(locale).letters.contactMessage
  const parts: Part[] = [
    fill(words.from, {
      name: unlinked(name),
      email,
      at: instantInWords(new Date(submittedAt), locale, site.timeZone),
    }),
    { typed: message },
    fill(words.answer, { email, language: languageInWords(facts.locale, locale) }),
    { link: words.atDesk, address: `${origin}/desk/messages/${id}/` },
    fill(words.erase, { day: dayInWords(facts.eraseBy, locale) }),
    fill(words.withdraw, { reference }),
  ]
  return drawn(fill(words.subject, { reference }), locale, site.name, parts)
}

function drawn(subject: string, locale: Locale, sender: string, parts: Part[]) {
  return { subject, ...drawLetter({ locale, sender, title: subject, parts }) }
}
