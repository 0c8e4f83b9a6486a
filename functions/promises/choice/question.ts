import { locales } from '../language/languages.ts'
import type { Purpose } from '../purposes/purposes.ts'
import { type AskedCategory, askedCategories, purposeOf } from './asked.ts'

/** What is asked in one go, and its mark: another wording in any language, or another list, has another mark. */
export interface Question {
  purposes: { category: AskedCategory; purpose: Purpose }[]
  mark: string
}

/** The question people are asked about storage; null when content lists nothing to ask about. */
export function storageQuestion(purposes: Purpose[]): Question | null {
  const asked = askedCategories.flatMap((category) => {
    const purpose = purposes.find(({ id }) => id === purposeOf[category])
    return purpose ? [{ category, purpose }] : []
  })
  if (asked.length === 0) return null
  const hashes = asked.flatMap(({ purpose }) => locales.map((locale) => purpose.hashes[locale].slice(0, 8)))
  return { purposes: asked, mark: hashes.join('') }
}
