const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The headers of every answer, prerendered or made by the Worker: written into `_headers` at build and
 * set by `app.ts`, so that both say the same.
 *
 * `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with our own forms.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
}

/** The text of Cloudflare's `_headers` file: the same headers for every asset, hashed assets kept for a year, and pictures that others may show where a page is shared. */
export function headersFile(): string {
  const everywhere = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`)
  return [
    ...['/*', ...everywhere],
    ...['/_astro/*', '  Cache-Control: public, max-age=31536000, immutable'],
    ...['/pictures/*', '  ! Cross-Origin-Resource-Policy', '  Cross-Origin-Resource-Policy: cross-origin'],
    '',
  ].join('\n')
}
