import { sha256Hex } from '../platform/encoding.ts'
import type { Visit } from '../platform/requests/house.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Feed } from './feeds.ts'

/**
 * The feed as it was built, or without what has closed since. Nobody on the way may keep it without asking again:
 * a closed job vanishes the same minute, and asking costs a 304 (RFC 9110 §13.1.2) while nothing has changed.
 */
export async function answerFeed(
  c: Visit,
  feed: Feed,
  closed: Record<string, Day> | null,
): Promise<Response> {
  const answer = closed
    ? await withoutClosed(c, feed, closed)
    : await c.get('platform').prerendered(c.req.path, c.req.raw.headers)
  if (answer.status === 200) answer.headers.set('Content-Type', feed.type)
  answer.headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
  return answer
}

async function withoutClosed(c: Visit, feed: Feed, closed: Record<string, Day>): Promise<Response> {
  const asBuilt = await c.get('platform').prerendered(c.req.path, new Headers())
  if (!asBuilt.ok) return asBuilt
  const text = feed.without(await asBuilt.text(), new Set(Object.keys(closed)))
  const tag = `"${(await sha256Hex(text)).slice(0, 32)}"`
  const headers = { ETag: tag }
  return isKnown(tag, c.req.header('if-none-match'))
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers })
}

/** Weakly compared, because those who compress on the way mark the tag as weak. */
function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  return (ifNoneMatch ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag)
}
