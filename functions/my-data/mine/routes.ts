import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { localeOf } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import { cookieOf, dropCookie } from '../../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../../promises/promises.ts'
import { whatWasDone } from '../models.ts'
import { endKey, findKey } from '../opening/visits.ts'
import { minePage } from './page.ts'

/** Everything held about somebody, for as long as their visit lasts. */
export function mine(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/', (c) =>
      minePage(
        c,
        localeOf(c),
        { promises, holders },
        { done: whatWasDone(c.req.query('done')), doneTo: c.req.query('to') ?? null },
      ),
    )
    .post('/:locale{sv|nb|en}/my-data/mine/', async (c) => {
      const platform = c.get('platform')
      const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
      if (visit) await endKey(platform, visit)
      dropCookie(c, 'mine')
      return c.redirect(`/${localeOf(c)}/my-data/`, 303)
    })
}
