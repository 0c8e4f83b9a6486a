import type { SQLWrapper } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { Holder } from '../platform/held/holder.ts'
import type { AddressHash } from '../platform/secrets/address-hashes.ts'
import type { Member } from '../platform/staff/member.ts'
import { type Act, traceEach } from '../platform/staff/traces.ts'
import type { Statement } from '../platform/statements.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'

/** The rule under which requests are kept. */
export const requestsRule = 'privacy-requests'

/**
 * What whoever enters and answers requests works with; `today` is the day in the organisation's zone, `origin` where
 * the portal is reached.
 */
export interface World {
  db: Database
  addressHash: AddressHash
  origin: string
  promises: Promises
  holders: readonly Holder[]
  now: Date
  today: Day
  /** Who does it at the desk; nobody is signed in at the terminal. */
  by?: Member
}

/** The trace of what somebody at the desk does, for its batch, of what the select finds there at that moment. */
export function tracedIn(
  { by, now }: Pick<World, 'by' | 'now'>,
  act: Act,
  subjects: SQLWrapper,
): Statement[] {
  return by ? [traceEach(by, { act, subjects }, now)] : []
}
