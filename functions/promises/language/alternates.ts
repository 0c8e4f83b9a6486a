import { fallbackLocale, type Locale, locales } from './languages.ts'

export interface Alternate {
  hreflang: Locale | 'x-default'
  href: string
}

/** The one address a page is known by; `page` is what follows the language. */
export function canonicalOf(locale: Locale, page: string, origin: string | URL): string {
  return new URL(`/${locale}/${page}`, origin).href
}

/** A page in every language, and where readers of none of them go. Said the same in page, header and sitemap. */
export function alternatesOf(page: string, origin: string | URL): Alternate[] {
  const inEach = locales.map((locale) => ({ hreflang: locale, href: canonicalOf(locale, page, origin) }))
  return [...inEach, { hreflang: 'x-default', href: canonicalOf(fallbackLocale, page, origin) }]
}
