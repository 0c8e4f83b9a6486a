import { contentSecurityPolicy } from './headers.ts'

/** What somebody else's file or letter may do where it is shown: nothing, and nowhere but inside a page of ours. */
export function harmless(otherwise: Readonly<Record<string, string>> = {}) {
  return {
    'Content-Security-Policy': contentSecurityPolicy([], {
      'script-src': "'none'",
      'style-src': "'unsafe-inline'",
      'connect-src': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'self'",
      ...otherwise,
    }),
  } as const
}

/** A page in which such a thing is shown: as every page, and with frames of our own. */
export function mayFrameOurs(page: Response): Response {
  const framing = new Response(page.body, page)
  framing.headers.set('Content-Security-Policy', contentSecurityPolicy([], { 'frame-src': "'self'" }))
  return framing
}
