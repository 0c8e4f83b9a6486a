import type { requests } from '../../../db/schema/requests.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

type Row = typeof requests.$inferInsert

/** A request as staff enter it, with at least one way to answer it. */
export interface Entry extends Pick<Row, 'kind' | 'way' | 'controller' | 'locale' | 'name' | 'receivedOn'> {
  email: string | null
  phone: string | null
  address: string | null
  /** How we knew that it was them (GDPR art. 12.6), if we know it already. */
  identity: string | null
}

export type EntryFault = 'noName' | 'notYet' | 'noWayToAnswer'

/** Why an entry cannot be kept; null when it can. A day long ago can: then the answer is late, and shows so. */
export function faultInEntry(entry: Entry, today: Day): EntryFault | null {
  if (entry.name.trim() === '') return 'noName'
  if (entry.receivedOn > today) return 'notYet'
  const ways = [entry.email, entry.phone, entry.address]
  return ways.some((way) => way?.trim()) ? null : 'noWayToAnswer'
}
