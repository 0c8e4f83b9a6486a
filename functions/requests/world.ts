import type { Database } from '../platform/database.ts'
import type { Holder } from '../platform/held/holder.ts'
import type { AddressHash } from '../platform/secrets/address-hashes.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'

/** The rule under which requests are kept. */
export const requestsRule = 'privacy-requests'

/** What whoever enters and answers requests works with; `today` is the day in the organisation's zone. */
export interface World {
  db: Database
  addressHash: AddressHash
  promises: Promises
  holders: readonly Holder[]
  now: Date
  today: Day
}
