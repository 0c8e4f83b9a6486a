import type { Day } from '../../promises/calendar/calendar.ts'
import type { Queued } from '../queue/queue.ts'
import type { World } from '../world.ts'
import { letGoOfName, noteTold } from './tasks.ts'

type Answered = Pick<Queued, 'id' | 'toBeTold' | 'answeredOn'>

interface Told {
  recipient: string
  toldOn: Day
}

export type TellingFault = 'noSuchTask' | 'notAnswered' | 'notYet'

/** Why it cannot be noted that somebody was told; empty when it can. */
export function faultsInTelling(
  { toBeTold, answeredOn }: Answered,
  { recipient, toldOn }: Told,
  today: Day,
): TellingFault[] {
  if (!toBeTold.includes(recipient)) return ['noSuchTask']
  if (!answeredOn) return ['notAnswered']
  return toldOn > today ? ['notYet'] : []
}

/**
 * Notes on which day somebody who has had the data was told what became of it (GDPR art. 19); name and address go with
 * the last. Answers why not, or null.
 */
export async function tell(
  request: Answered,
  told: Told,
  { db, today }: Pick<World, 'db' | 'today'>,
): Promise<TellingFault | null> {
  const [fault] = faultsInTelling(request, told, today)
  if (fault) return fault
  const [noted] = await db.write([noteTold(request.id, told.recipient, told.toldOn), letGoOfName(request.id)])
  return noted!.rowsAffected === 1 ? null : 'noSuchTask'
}
