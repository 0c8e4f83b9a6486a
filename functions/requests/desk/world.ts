import type { Holder } from '../../platform/held/holder.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { only } from '../../platform/staff/only.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import type { World } from '../world.ts'

/** Who sees to what people ask about their data. */
export const officers = only('administrator', 'privacy-officer')

/** What the desk's routes are built on. */
export interface Ground {
  promises: Promises
  holders: readonly Holder[]
}

/** The world of one request to the desk. */
export function worldAt(c: Visit, { promises, holders }: Ground): World {
  const { db, addressHash, clock, origin } = c.get('platform')
  const now = clock()
  const today = dayIn(promises.site.timeZone, now)
  return { db, addressHash, origin, promises, holders, now, today, by: c.get('member') }
}
