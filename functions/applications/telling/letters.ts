import type { LongerOffer } from '../../platform/held/keeping.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { each } from '../letters-to-many.ts'
import { signed } from '../signed.ts'

/** What all who get the same letter have in common; the title is null once content has no such opening. */
export interface ToldAhead {
  locale: Locale
  job: string | null
  eraseBy: Day
  longer: LongerOffer | null
}

/** That an application is soon erased, and how to have it kept, if a rule allows; drawn once for many. */
export function toldAheadLetter({ site }: Promises, origin: string, told: ToldAhead) {
  const { locale, job, longer } = told
  const { toldAhead: words } = wordsIn(locale).letters
  const { button } = wordsIn(locale).keepLonger
  const day = dayInWords(told.eraseBy, locale)
  const about = job
    ? fill(words.application, { job, day, reference: each.reference })
    : fill(words.applicationAlone, { day, reference: each.reference })
  const keep = longer && fill(words[longer.by], { button, until: dayInWords(longer.until, locale) })
  const receipt = { link: words.link, address: `${origin}/${locale}/applications/${each.token}/` }
  return signed(site, locale, fill(words.subject, { day }), [
    words.greeting,
    about,
    words.nothing,
    keep ?? words.again,
    ...(job ? [receipt] : []),
    fill(words.question, { email: site.contact.email }),
  ])
}
