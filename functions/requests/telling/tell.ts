import type { Day } from '../../promises/calendar/calendar.ts'
import type { Queued } from '../queue/queue.ts'
import { tracedIn, type World } from '../world.ts'
import { letGoOfName, noteTold, stillUntold } from './tasks.ts'

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
  world: Pick<World, 'db' | 'today' | 'now' | 'by'>,
): Promise<TellingFault | null> {
  const [fault] = faultsInTelling(request, told, world.today)
  if (fault) return fault
  const { id } = request
  const before = tracedIn(world, 'told-others', stillUntold(id, told.recipient))
  const results = await world.db.write([
    ...before,
    noteTold(id, told.recipient, told.toldOn),
    letGoOfName(id),
  ])
  return results[before.length]!.rowsAffected === 1 ? null : 'noSuchTask'
}
