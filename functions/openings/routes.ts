import { Hono } from 'hono'
import type { Platform } from '../platform/platform.ts'
import { answerProblem, localeOf } from '../platform/requests/answers.ts'
import { withItsAddresses } from '../platform/requests/canonical.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { queryOf, readWanted } from '../promises/openings/job-search.ts'
import type { Promises } from '../promises/promises.ts'
import { closings } from './closing.ts'
import { answerFeed } from './feed-answer.ts'
import { feeds } from './feeds.ts'
import type { ClosedModel, JobsModel } from './models.ts'
import { upToDate } from './up-to-date.ts'

/** The pages of openings: drawn at build, handed out while true, because a deadline bites the same minute. */
export function openings(promises: Promises) {
  const closedOn = closings(promises.site.timeZone)

  async function closedNow({ db, clock }: Platform): Promise<Record<string, Day>> {
    const days = promises.openings.map(async (opening) => [
      opening.slug,
      await closedOn(opening, db, clock()),
    ])
    return Object.fromEntries((await Promise.all(days)).filter(([, day]) => day))
  }

  function isAsBuilt(closed: Record<string, Day>): boolean {
    const wasOpen = promises.openings.filter(
      ({ deadlineOn }) => !deadlineOn || deadlineOn >= promises.builtOn,
    )
    return wasOpen.every(({ slug }) => !closed[slug])
  }

  async function asItIsToday(c: Visit, closed: Record<string, Day>): Promise<Response> {
    const platform = c.get('platform')
    const whole = new Headers(c.req.raw.headers)
    for (const name of ['if-none-match', 'if-modified-since', 'range']) whole.delete(name)
    const today = dayIn(promises.site.timeZone, platform.clock())
    return upToDate(await platform.prerendered(c.req.path, whole), { locale: localeOf(c), today, closed })
  }

  return new Hono<House>()
    .get('/:locale{sv|nb|en}/jobs/', async (c) => {
      const platform = c.get('platform')
      const closed = await closedNow(platform)
      const wanted = readWanted(new URL(c.req.url).searchParams, promises.openings)
      const model: JobsModel = { closed, wanted }
      const answer =
        isAsBuilt(closed) && queryOf(wanted) === ''
          ? await platform.prerendered(c.req.path, c.req.raw.headers)
          : await platform.render(localeOf(c), 'jobs', model, 200)
      return withItsAddresses(c, answer)
    })
    .on('GET', ['/:locale{sv|nb|en}/jobs/:slug/', '/:locale{sv|nb|en}/jobs/:slug/apply/'], async (c) => {
      const platform = c.get('platform')
      const slug = c.req.param('slug')
      if (!promises.openings.some((opening) => opening.slug === slug))
        return answerProblem(c, 'notFound', 404)
      const closed = await closedNow(platform)
      if (!closed[slug]) return withItsAddresses(c, await asItIsToday(c, closed))
      const model: ClosedModel = { slug, closed }
      return platform.render(localeOf(c), 'closed', model, 410)
    })
    .get('/feeds/:feed', async (c) => {
      const name = c.req.param('feed')
      const feed = Object.hasOwn(feeds, name) ? feeds[name] : undefined
      if (!feed) return answerProblem(c, 'notFound', 404)
      const closed = await closedNow(c.get('platform'))
      return answerFeed(c, feed, isAsBuilt(closed) ? null : closed)
    })
}
