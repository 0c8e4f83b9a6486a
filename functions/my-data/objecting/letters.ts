import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Site } from '../../promises/organisation/site.ts'

/** An objection as the letters about it need it. */
export interface ObjectionFacts {
  thing: string
  reference: string
  email: string
  reason: string
  dueOn: Day
}

/** To whoever weighs it: what is objected to, why, and by when an answer is due (GDPR art. 12.3, 21.1). */
export function letterToWeigh(site: Site, facts: ObjectionFacts) {
  const locale = site.languages[0]!
  const words = wordsIn(locale).letters.objectionToWeigh
  const { reference, email, dueOn } = facts
  const parts: Part[] = [
    fill(words.came, { email, reference }),
    facts.reason === '' ? words.noReason : { typed: facts.reason },
    words.weigh,
    fill(words.due, { day: dayInWords(dueOn, locale) }),
  ]
  return drawn(fill(words.subject, { reference }), locale, site.name, parts)
}

/** To the person: that it came, and by when they have an answer. */
export function objectionReceipt(site: Site, locale: Locale, { thing, dueOn }: ObjectionFacts) {
  const words = wordsIn(locale).letters.objectionReceived
  const parts: Part[] = [
    words.greeting,
    fill(words.received, { thing }),
    fill(words.due, { day: dayInWords(dueOn, locale) }),
    words.meanwhile,
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  return drawn(words.subject, locale, site.name, parts)
}

function drawn(subject: string, locale: Locale, sender: string, parts: Part[]) {
  return { subject, ...drawLetter({ locale, sender, title: subject, parts }) }
}
