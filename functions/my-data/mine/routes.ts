import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { localeOf, wantsJson } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import type { Promises } from '../../promises/promises.ts'
import { whatMayBeDone } from '../acting/may.ts'
import { cookieOf, dropCookie } from '../cookies.ts'
import { type MineModel, whatWasDone } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { closeVisit, findKey } from '../opening/visits.ts'
import { everythingFor } from './model.ts'

/** Everything held about somebody, for as long as their visit lasts. */
export function mine(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/', async (c) => {
      const platform = c.get('platform')
      const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
      if (!visit) return notOpen(c)
      const locale = localeOf(c)
      const held = await everythingFor(visit, platform, holders, { locale, promises })
      const may = whatMayBeDone(held.items, holders, promises.retention)
      const model: MineModel = { done: whatWasDone(c.req.query('done')), ...held, may }
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
