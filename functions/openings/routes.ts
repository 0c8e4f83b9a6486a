import { Hono } from 'hono'
import { answerProblem, localeOf } from '../platform/answers.ts'
import type { House } from '../platform/house.ts'
import type { Promises } from '../promises/promises.ts'
import { closings } from './closing.ts'

/** The pages of openings: drawn at build, handed out while open, because a deadline bites the same minute. */
export function openings(promises: Promises) {
  const closedOn = closings(promises.site.timeZone)
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/jobs/', (c) => c.get('platform').prerendered(c.req.path))
    .on('GET', ['/:locale{sv|nb|en}/jobs/:slug/', '/:locale{sv|nb|en}/jobs/:slug/apply/'], async (c) => {
      const platform = c.get('platform')
      const opening = promises.openings.find(({ slug }) => slug === c.req.param('slug'))
      if (!opening) return answerProblem(c, 'notFound', 404)
      const closed = await closedOn(opening, platform.db, platform.clock())
      if (closed) return platform.render(localeOf(c), 'closed', { slug: opening.slug, closedOn: closed }, 410)
      return platform.prerendered(c.req.path)
    })
}
