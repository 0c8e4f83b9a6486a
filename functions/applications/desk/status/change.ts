import type { ResultSet } from '@libsql/client/web'
import { and, eq, gt, inArray, ne, not, notExists, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { applicationLetters, applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { idOfEach } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { listed, make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView, justLocked } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'

interface At {
  changeId: string
  now: Date
  today: Day
}

interface Change {
  ids: readonly string[]
  to: Status
  seen?: string | undefined
  unless?: SQL | undefined
}

/** So long a change that locked applications away can be taken back. */
const lockedUndoMs = 10 * 60_000

/**
 * Moves applications to a status, each with its step, all in one go under one `changeId`; what stands there already
 * makes none. `seen` is the last step the member knew of: where there has been another since, nothing is done;
 * nor where `unless` holds at that moment.
 */
export function changeStatus(member: Member, { ids, to, seen, unless }: Change, at: At): Statement[] {
  const meant = and(
    inArray(applications.id, listed(ids)),
    inView(member, at.today),
    ne(applications.status, to),
    seen === undefined ? undefined : sql`${lastStep} = ${seen}`,
    unless && not(unless),
  )
  return [
    make.insert(applicationSteps).select(
      make
        .select(step(member, at, { from: applications.status, to: sql<Status>`${to}` }))
        .from(applications)
        .where(meant),
    ),
    followSteps(at.changeId),
  ]
}

/** The id of an application's last step, or nothing. */
export const lastStep = sql<string>`coalesce((select max(id) from ${applicationSteps} where ${applicationSteps.applicationId} = ${applications.id}), '')`

/** A letter that went with a change. */
const toldWith = make
  .select({ one: sql`1` })
  .from(applicationLetters)
  .where(
    and(
      eq(applicationLetters.changeId, applicationSteps.changeId),
      eq(applicationLetters.applicationId, applicationSteps.applicationId),
    ),
  )

/**
 * Takes a member's change back where nothing has happened since and no letter told of it, also out of the lock while
 * that is new; each as a step of its own.
 */
export function takeBack(member: Member, undone: string, at: At): Statement[] {
  const isLast = sql`${applicationSteps.id} = ${lastStep}`
  return [
    make.insert(applicationSteps).select(
      make
        .select(step(member, at, { from: applicationSteps.toStatus, to: applicationSteps.fromStatus }))
        .from(applicationSteps)
        .innerJoin(applications, eq(applications.id, applicationSteps.applicationId))
        .where(
          and(
            eq(applicationSteps.changeId, undone),
            eq(applicationSteps.staffId, member.id),
            or(
              inView(member, at.today),
              and(
                justLocked(member, at.today),
                gt(applicationSteps.changedAt, at.now.getTime() - lockedUndoMs),
              ),
            ),
            eq(applications.status, applicationSteps.toStatus),
            isLast,
            notExists(toldWith),
          ),
        ),
    ),
    followSteps(at.changeId),
  ]
}

/** One step for each application that is found: from where to where, by whom and when. */
function step(member: Member, { changeId, now }: At, { from, to }: { from: SQLWrapper; to: SQLWrapper }) {
  return {
    id: idOfEach(now).as('id'),
    applicationId: sql<string>`${applications.id}`.as('application_id'),
    changeId: sql<string>`${changeId}`.as('change_id'),
    staffId: sql<string>`${member.id}`.as('staff_id'),
    role: sql<Member['role']>`${member.role}`.as('role'),
    fromStatus: sql<Status>`${from}`.as('from_status'),
    toStatus: sql<Status>`${to}`.as('to_status'),
    changedAt: sql<number>`${now.getTime()}`.as('changed_at'),
  }
}

/** Holds where nobody has moved an application since the instant in a time-ordered id. */
export function unmovedSince(id: string): SQL {
  return sql`${instantOf(lastStep)} <= ${instantOf(sql`${id}`)}`
}

/** What a time-ordered id begins with: those of one millisecond are in no order (RFC 9562 §5.7). */
const instantOf = (id: SQLWrapper) => sql`substr(${id}, 1, 13)`

/** Brings the applications to where the steps of a change lead, but none that somebody has moved since. */
function followSteps(changeId: string): Statement {
  const led = make
    .select({ to: applicationSteps.toStatus })
    .from(applicationSteps)
    .where(and(eq(applicationSteps.changeId, changeId), eq(applicationSteps.applicationId, applications.id)))
  const changed = make
    .select({ id: applicationSteps.applicationId })
    .from(applicationSteps)
    .where(eq(applicationSteps.changeId, changeId))
  const when = make
    .select({ at: sql`max(${instantOf(applicationSteps.id)})` })
    .from(applicationSteps)
    .where(eq(applicationSteps.changeId, changeId))
  return make
    .update(applications)
    .set({ status: sql`(${led})` })
    .where(and(inArray(applications.id, changed), sql`${instantOf(lastStep)} <= (${when})`))
}

/** How many moved. */
export function movedBy([steps]: readonly ResultSet[]): number {
  return steps?.rowsAffected ?? 0
}
