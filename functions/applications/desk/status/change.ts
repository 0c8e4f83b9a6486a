import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, ne, not, type SQL, sql } from 'drizzle-orm'
import { applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { idOfEach } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { listed, make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'

interface At {
  changeId: string
  now: Date
  today: Day
}

/**
 * Moves applications to a status, each with its step, all in one go under one `changeId`; what stands there already
 * makes none. `seen` is the last step the member knew of: where there has been another since, nothing is done;
 * nor where `unless` holds at that moment.
 */
export function changeStatus(
  member: Member,
  { ids, to, seen, unless }: { ids: readonly string[]; to: Status; seen?: string; unless?: SQL },
  at: At,
): Statement[] {
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
        .select({
          id: idOfEach(at.now).as('id'),
          applicationId: sql<string>`${applications.id}`.as('application_id'),
          changeId: sql<string>`${at.changeId}`.as('change_id'),
          staffId: sql<string>`${member.id}`.as('staff_id'),
          role: sql<Member['role']>`${member.role}`.as('role'),
          fromStatus: sql<Status>`${applications.status}`.as('from_status'),
          toStatus: sql<Status>`${to}`.as('to_status'),
          changedAt: sql<number>`${at.now.getTime()}`.as('changed_at'),
        })
        .from(applications)
        .where(meant),
    ),
    followSteps(at.changeId),
  ]
}

/** The id of an application's last step, or nothing. */
const lastStep = sql`coalesce((select max(id) from ${applicationSteps} where ${applicationSteps.applicationId} = ${applications.id}), '')`

/** Takes a member's change back where nothing has happened since; each as a step of its own. */
export function takeBack(member: Member, undone: string, at: At): Statement[] {
  const isLast = sql`${applicationSteps.id} = ${lastStep}`
  return [
    make.insert(applicationSteps).select(
      make
        .select({
          id: idOfEach(at.now).as('id'),
          applicationId: sql<string>`${applicationSteps.applicationId}`.as('application_id'),
          changeId: sql<string>`${at.changeId}`.as('change_id'),
          staffId: sql<string>`${member.id}`.as('staff_id'),
          role: sql<Member['role']>`${member.role}`.as('role'),
          fromStatus: sql<Status>`${applicationSteps.toStatus}`.as('from_status'),
          toStatus: sql<Status>`${applicationSteps.fromStatus}`.as('to_status'),
          changedAt: sql<number>`${at.now.getTime()}`.as('changed_at'),
        })
        .from(applicationSteps)
        .innerJoin(applications, eq(applications.id, applicationSteps.applicationId))
        .where(
          and(
            eq(applicationSteps.changeId, undone),
            eq(applicationSteps.staffId, member.id),
            inView(member, at.today),
            eq(applications.status, applicationSteps.toStatus),
            isLast,
          ),
        ),
    ),
    followSteps(at.changeId),
  ]
}

/** Brings the applications to where the steps of a change lead. */
function followSteps(changeId: string): Statement {
  const step = make
    .select({ to: applicationSteps.toStatus })
    .from(applicationSteps)
    .where(and(eq(applicationSteps.changeId, changeId), eq(applicationSteps.applicationId, applications.id)))
  const changed = make
    .select({ id: applicationSteps.applicationId })
    .from(applicationSteps)
    .where(eq(applicationSteps.changeId, changeId))
  return make
    .update(applications)
    .set({ status: sql`(${step})` })
    .where(inArray(applications.id, changed))
}

/** How many moved. */
export function movedBy([steps]: readonly ResultSet[]): number {
  return steps?.rowsAffected ?? 0
}
