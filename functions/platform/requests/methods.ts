import type { Hono } from 'hono'
import type { House } from './house.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The methods a path answers, for `Allow` (RFC 9110 §10.2.1); none when there is no such path. */
export function allowedMethods(app: Hono<House>, path: string): string[] {
  const forAny = app.router.match('NONE', path)[0].length
  const allowed: string[] = methods.filter((method) => app.router.match(method, path)[0].length > forAny)
  return allowed.includes('GET') ? ['HEAD', ...allowed].sort() : allowed
}
