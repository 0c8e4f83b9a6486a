import type { Cookie } from '../../promises/cookies.ts'
import { addressesInHeader } from '../../promises/language/alternates.ts'
import { locales } from '../../promises/language/languages.ts'

/** Only the origins of listed scripts come in beside our own, each for the script and what it sends home. */
export function contentSecurityPolicy(
  cookies: readonly Pick<Cookie, 'script'>[],
  /** Directives that are another way in this one answer. */
  otherwise: Readonly<Record<string, string>> = {},
): string {
  const origins = cookies.flatMap(({ script }) => (script ? [new URL(script).origin] : []))
  const listed = ["'self'", ...new Set(origins)].join(' ')
  const directives = {
    'default-src': "'none'",
    'script-src': listed,
    'style-src': "'self'",
    'img-src': listed,
    'font-src': "'self'",
    'connect-src': listed,
    'form-action': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
    ...otherwise,
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`.trim())
    .join('; ')
}

/**
 * The headers of every answer, prerendered or made by the Worker: written into `_headers` at build and
 * set by `app.ts`, so that both say the same.
 *
 * `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with our own forms.
 */
export const securityHeadersFor = (
  cookies: readonly Pick<Cookie, 'script'>[],
): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(cookies),
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
})

/** Pages built beside those that search engines are to know: what they say of themselves is said to nobody. */
const unknownToSearch = ['components', 'sent']

/**
 * The text of Cloudflare's `_headers` file: the same headers for every asset, each page's one address and languages as
 * its head has them, hashed assets kept for a year, and pictures that others may show where a page is shared.
 */
export function headersFile(cookies: readonly Pick<Cookie, 'script'>[], origin: string): string {
  const everywhere = Object.entries(securityHeadersFor(cookies)).map(([name, value]) => `  ${name}: ${value}`)
  return [
    ...['/*', ...everywhere],
    ...locales.flatMap((locale) => [
      `/${locale}/*`,
      `  Link: ${addressesInHeader(locale, ':splat', origin)}`,
      ...unknownToSearch.flatMap((folder) => [`/${locale}/${folder}/*`, '  ! Link']),
    ]),
    ...['/_astro/*', '  Cache-Control: public, max-age=31536000, immutable'],
    ...['/pictures/*', '  ! Cross-Origin-Resource-Policy', '  Cross-Origin-Resource-Policy: cross-origin'],
    '',
  ].join('\n')
}
