import { contentSecurityPolicy } from '../../../platform/requests/headers.ts'

/** What somebody's file may do where it is shown: nothing, and nowhere but inside a page of ours. */
export const harmless = {
  'Content-Security-Policy': contentSecurityPolicy([], {
    'script-src': "'none'",
    'style-src': "'unsafe-inline'",
    'connect-src': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
  }),
} as const

/** A page in which a file is shown: as every page, and with frames of our own. */
export function mayFrameOurs(page: Response): Response {
  const framing = new Response(page.body, page)
  framing.headers.set('Content-Security-Policy', contentSecurityPolicy([], { 'frame-src': "'self'" }))
  return framing
}
