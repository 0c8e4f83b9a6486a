import type { Cookie } from '../cookies.ts'
import { listInWords, periodInWords } from '../language/in-words.ts'
import { type Locale, locales, type Text } from '../language/languages.ts'
import { wordsIn } from '../language/words.ts'
import type { Processor } from '../processors.ts'

/** The categories of cookies that wait for a yes: all but the technical (ePrivacy Directive, Article 5(3)). */
export const askedCategories = ['analytic', 'personal'] as const

export type AskedCategory = (typeof askedCategories)[number]

/** The purpose that asks for each category. */
export const purposeOf = { analytic: 'storage-analytic', personal: 'storage-personal' } as const

/** What `{entries}` stands for in the words of each purpose; a purpose without entries is not asked. */
export type EntriesInWords = Partial<Record<(typeof purposeOf)[AskedCategory], Text>>

export function isAskedFor({ category }: Cookie): boolean {
  return category !== 'technical'
}

/** Everything in the cookie table that people are asked about, in words: another list is another question. */
export function entriesInWords(cookies: Cookie[], processors: Processor[]): EntriesInWords {
  const asked = askedCategories
    .map((category) => ({ category, entries: cookies.filter((cookie) => cookie.category === category) }))
    .filter(({ entries }) => entries.length > 0)
  return Object.fromEntries(
    asked.map(({ category, entries }) => [
      purposeOf[category],
      Object.fromEntries(locales.map((locale) => [locale, inWords(entries, processors, locale)])),
    ]),
  )
}

/** 'utsikt_* (Counts visits; one year; Utsikt AB) and …'. */
function inWords(entries: Cookie[], processors: Processor[], locale: Locale): string {
  const said = entries.map(({ name, purpose, lifetime, processor }) => {
    const kept = lifetime === 'session' ? wordsIn(locale).cookies.session : periodInWords(lifetime, locale)
    const supplier = processors.find(({ id }) => id === processor)?.name
    return `${name} (${[purpose[locale].replace(/\.$/, ''), kept, supplier].filter(Boolean).join('; ')})`
  })
  return listInWords(said, locale)
}
