import { promises } from '../../../../functions/promises/compiled.ts'
import { listInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'

/** Openings by their titles; one whose advert is gone by its slug. */
export function openingsInWords(slugs: readonly string[], locale: Locale): string {
  const titleOf = (slug: string) =>
    promises.openings.find((opening) => opening.slug === slug)?.title[locale] ?? slug
  return listInWords(slugs.map(titleOf), locale)
}
