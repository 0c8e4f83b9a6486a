import { createMiddleware } from 'hono/factory'
import type { House, Visit } from './house.ts'

/** A request that could change something and does not come from a page of ours. */
export class CrossSite extends Error {}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets only our own pages post to us, whatever the content type: `Sec-Fetch-Site` decides where the browser sends
 * it, else the exact `Origin`. Framework guards look at form types only and let a cross-site JSON post through.
 */
export function crossSiteGuard(originOf: (c: Visit) => string) {
  return createMiddleware<House>(async (c, next) => {
    if (!safeMethods.has(c.req.method) && !isOurs(c.req.raw, originOf(c))) {
      throw new CrossSite()
    }
    await next()
  })
}

function isOurs(request: Request, ourOrigin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin') return false
  if (origin !== null && origin !== ourOrigin) return false
  return site === 'same-origin' || origin === ourOrigin
}
