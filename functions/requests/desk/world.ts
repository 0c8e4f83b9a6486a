import type { Holder } from '../../platform/held/holder.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { only } from '../../platform/staff/only.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import type { World } from '../world.ts'
import type { Veil } from './veil.ts'

/** Who sees to what people ask about their data. */
export const officers = only('administrator', 'privacy-officer')

/** What the desk's routes are built on. */
export interface Ground {
  promises: Promises
  holders: readonly Holder[]
  veil: Veil
}

/** The world of one request to the desk, with what is veiled in it. */
export type DeskWorld = World & Pick<Ground, 'veil'>

/** The world of this request. */
export function worldAt(c: Visit, { promises, holders, veil }: Ground): DeskWorld {
  const { db, addressHash, clock, origin } = c.get('platform')
  const now = clock()
  const today = dayIn(promises.site.timeZone, now)
  return { db, addressHash, origin, promises, holders, veil, now, today, by: c.get('member') }
}
