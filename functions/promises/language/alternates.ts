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

/** The same for a header (RFC 8288). */
export function addressesInHeader(locale: Locale, page: string, origin: string | URL): string {
  return [
    `<${canonicalOf(locale, page, origin)}>; rel="canonical"`,
    ...alternatesOf(page, origin).map(
      ({ hreflang, href }) => `<${href}>; rel="alternate"; hreflang="${hreflang}"`,
    ),
  ].join(', ')
}
