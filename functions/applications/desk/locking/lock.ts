import type { ResultSet } from '@libsql/client/web'
import { and, exists, inArray, ne, not, type SQL, sql } from 'drizzle-orm'
import { applications } from '../../../../db/schema.ts'
import { wouldLock } from '../../../platform/held/in-sight.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { listed, make, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { type Concerned, concernedColumns } from '../ending/end.ts'
import { sendAnswers } from '../ending/letters.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'
import { changeStatus, lastStep, unmovedSince } from '../status/change.ts'

/** A change after the recruitment has ended, which locks applications away. */
export interface Locking {
  ids: readonly string[]
  to: Status
  /** The last step the member knew of, where they change one alone. */
  seen?: string | undefined
}

/** Those among these that a change would lock away, by how they stand at that moment. */
export function findClosing(member: Member, { ids, to }: Locking, today: Day): Statement {
  return make
    .select(concernedColumns)
    .from(applications)
    .where(closing(member, { ids, to }, today))
}

export function closingFrom(found: ResultSet): Concerned[] {
  return rowsWith(concernedColumns, found)
}

/** Holds where a change would lock any of them away, which is asked about first. */
export function locksAny(member: Member, locking: Locking, today: Day): SQL {
  return exists(
    make
      .select({ one: sql`1` })
      .from(applications)
      .where(closing(member, locking, today)),
  )
}

function closing(member: Member, { ids, to }: Locking, today: Day) {
  const isAmong = inArray(applications.id, listed(ids))
  return and(isAmong, inView(member, today), ne(applications.status, to), closes(to) ? wouldLock : sql`false`)
}

function closes(to: Status): boolean {
  return to === 'rejected' || to === 'withdrawn'
}

/** The statements of a change that is confirmed: the answers to those who are told, and last the status of all. */
export async function lockAway(
  world: Pick<Platform, 'addressHash' | 'origin'>,
  promises: Promises,
  change: Locking & { member: Member; told: readonly Concerned[] },
  at: { changeId: string; now: Date; today: Day },
): Promise<Statement[]> {
  const { member, ids, to, seen, told } = change
  const stands = seen === undefined ? unmovedSince(at.changeId) : sql`${lastStep} = ${seen}`
  const onlyIf = and(ne(applications.status, to), stands)
  const letters = await sendAnswers(world, promises, { member, told, onlyIf }, at)
  return [...letters, ...changeStatus(member, { ids, to, unless: not(stands) }, at)]
}
