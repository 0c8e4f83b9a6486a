import { contentSecurityPolicy } from '../../../platform/requests/headers.ts'
import type { Visit } from '../../../platform/requests/house.ts'

/** What somebody's file may do where it is shown: nothing, and nowhere but inside a page of ours. */
const harmless = {
  'Content-Security-Policy': contentSecurityPolicy([], {
    'script-src': "'none'",
    'style-src': "'unsafe-inline'",
    'connect-src': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
  }),
} as const

/** A file of somebody's as an answer: shown or saved under its name, and allowed to do nothing. */
export function harmlessFile(
  c: Visit,
  { displayName, mediaType }: { displayName: string; mediaType: string },
  bytes: Uint8Array<ArrayBuffer>,
  download: boolean,
): Response {
  const name = encodeURIComponent(displayName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return c.body(bytes, 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`,
    ...harmless,
  })
}

/** A page in which a file is shown: as every page, and with frames of our own. */
export function mayFrameOurs(page: Response): Response {
  const framing = new Response(page.body, page)
  framing.headers.set('Content-Security-Policy', contentSecurityPolicy([], { 'frame-src': "'self'" }))
  return framing
}
