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

/** Why an entry cannot be kept; empty when it can. A day long ago can: then the answer is late, and shows so. */
export function faultsInEntry(entry: Entry, today: Day): EntryFault[] {
  const ways = [entry.email, entry.phone, entry.address]
  const faults: EntryFault[] = []
  if (entry.name.trim() === '') faults.push('noName')
  if (entry.receivedOn > today) faults.push('notYet')
  if (!ways.some((way) => way?.trim())) faults.push('noWayToAnswer')
  return faults
}
