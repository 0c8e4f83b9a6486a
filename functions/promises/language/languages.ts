export const locales = ['sv', 'nb', 'en'] as const

export type Locale = (typeof locales)[number]

/** The language for readers of none of ours (hreflang x-default). */
export const fallbackLocale: Locale = 'en'

/** The same text in every language the portal speaks. */
export type Text = Record<Locale, string>

/** BCP 47 tags for Intl: which conventions the readers of each language expect. */
export const languageTags: Record<Locale, string> = { sv: 'sv-SE', nb: 'nb-NO', en: 'en-GB' }

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
