import { type Locale, locales } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'

export const languageNames = { sv: 'Swedish', nb: 'Norwegian (bokmål)', en: 'English' }

/** Throws ContentProblem unless the folder holds the text in every language asked for; names are those of files with text. */
export function requireTranslations(
  folder: string,
  names: string[],
  languages: readonly Locale[] = locales,
): void {
  const missing = languages.find((locale) => !names.includes(`${locale}.md`))
  if (!missing) return
  const remedy = `is missing or empty; write the text in ${languageNames[missing]}`
  throw new ContentProblem(`${folder}/${missing}.md`, 'the whole file', remedy)
}
