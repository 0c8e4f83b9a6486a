import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import type { House } from '../../platform/requests/house.ts'
import { cookieOf } from '../../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../../promises/promises.ts'
import { notOpen } from '../opening/not-open.ts'
import { findKey } from '../opening/visits.ts'
import { takeAlong } from './take-along.ts'

/** The download of everything, from the page that shows it. */
export function exporting(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>().get('/api/my-data/export', async (c) => {
    const visit = await findKey(c.get('platform'), cookieOf(c, 'mine'), 'visit', promises)
    return visit ? takeAlong(c, visit, promises, holders) : notOpen(c)
  })
}
