import { type Locale, locales } from '../../functions/promises/language/languages.ts'

/** Each language by its own name, for the language switch. */
export const languageNames: Record<Locale, string> = {
  sv: 'Svenska',
  nb: 'Norsk bokmål',
  en: 'English',
}

/** One prerendered page per language. */
export function inEveryLanguage() {
  return locales.map((locale) => ({ params: { locale } }))
}

/** The same pages in every language: one per slug and language. */
export function inEveryLanguageFor<Thing>(
  things: Thing[],
  paramsOf: (thing: Thing) => Record<string, string>,
) {
  return things.flatMap((thing) =>
    locales.map((locale) => ({ params: { locale, ...paramsOf(thing) }, props: { thing } })),
  )
}
