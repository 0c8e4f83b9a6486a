import { requests } from '../../../db/schema/requests.ts'
import { make } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { World } from '../world.ts'
import { type Entry, type EntryFault, faultsInEntry } from './entry.ts'
import { prepareRequest } from './prepare.ts'

export type Entered =
  | { outcome: 'entered'; reference: string; answerBy: Day; toBeTold: string[] }
  | { outcome: EntryFault }

/** Puts a request into the queue with the day it is due, whoever has had the data, and a receipt to the person. */
export async function enterRequest(entry: Entry, world: World): Promise<Entered> {
  const [fault] = faultsInEntry(entry, world.today)
  if (fault) return { outcome: fault }
  const { row, toBeTold, alongside } = await prepareRequest(entry, world)
  await world.db.write([make.insert(requests).values(row), ...alongside])
  return { outcome: 'entered', reference: row.reference, answerBy: row.dueOn, toBeTold }
}
