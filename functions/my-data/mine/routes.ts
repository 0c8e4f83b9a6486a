import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { localeOf, wantsJson } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import { dayIn, hoursIn } from '../../promises/calendar/calendar.ts'
import { keptBack } from '../../promises/inventory/kept-back.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import { accessRule } from '../access.ts'
import { cookieOf, dropCookie } from '../cookies.ts'
import type { MineModel } from '../models.ts'
import { closeVisit, findKey } from '../opening/visits.ts'
import { notOpen } from './not-open.ts'
import { readEverything } from './read.ts'

/** Everything held about somebody, for as long as their visit lasts. */
export function mine(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/', async (c) => {
      const platform = c.get('platform')
      const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
      if (!visit) return notOpen(c)
      const now = platform.clock()
      const locale = localeOf(c)
      const view = { locale, today: dayIn(promises.site.timeZone, now), promises }
      const lastsMs = hoursIn(ruleFor(promises.retention, accessRule).keepFor) * 3_600_000
      const model: MineModel = {
        email: visit.person.email,
        shownAt: now.toISOString(),
        openUntil: new Date(visit.madeAt + lastsMs).toISOString(),
        items: await readEverything(platform.db, holders, visit.person, view),
        keptBack: Object.entries(keptBack).map(([field, because]) => ({ field, because })),
      }
      return wantsJson(c) ? c.json(model) : platform.render(locale, 'my-data-mine', model, 200)
    })
    .post('/:locale{sv|nb|en}/my-data/mine/', async (c) => {
      const platform = c.get('platform')
      const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
      if (visit) await closeVisit(platform, visit)
      dropCookie(c, 'mine')
      return c.redirect(`/${localeOf(c)}/my-data/`, 303)
    })
}
