import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { applicationLetters, applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { wouldLock } from '../../../platform/held/in-sight.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { finds, listed, make, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'
import { shownName } from '../veiled.ts'

const columns = {
  id: applications.id,
  name: applications.name,
  reference: applications.reference,
  email: applications.email,
  locale: applications.locale,
  opening: applications.opening,
}

/** Somebody a letter can go to. */
export type Reader = ReturnType<typeof rowsWith<typeof columns>>[number]

/** Those of these applications that the member meets and that have an address. */
export function findReaders(
  member: Member,
  ids: readonly string[],
  { today, blind }: { today: Day; blind: readonly string[] },
): Statement {
  const isAmong = inArray(applications.id, listed(ids))
  return make
    .select({ ...columns, name: shownName(blind).as('name') })
    .from(applications)
    .where(and(isAmong, ne(applications.email, ''), inView(member, today)))
}

/** One of them with the last step known, read with its trace. */
export function openReader(
  member: Member,
  id: string,
  { now, today, blind }: { now: Date; today: Day; blind: readonly string[] },
) {
  const it = make
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), inView(member, today)))
  return [
    trace(member, { act: 'opened', subjectId: id }, now, finds(it)),
    findReaders(member, [id], { today, blind }),
    make
      .select({ seen: sql`coalesce(max(${applicationSteps.id}), '')`.as('seen') })
      .from(applicationSteps)
      .where(eq(applicationSteps.applicationId, id)),
    findLocking([id]),
  ]
}

/** Finds something where a rejection would lock one of these away. */
export function findLocking(ids: readonly string[]): Statement {
  return make
    .select({ id: applications.id })
    .from(applications)
    .where(and(inArray(applications.id, listed(ids)), wouldLock))
    .limit(1)
}

export function readersFrom(found: ResultSet): Reader[] {
  return rowsWith(columns, found)
}

/** Finds something once letters went under this `changeId`. */
export function wentUnder(member: Member, changeId: string): Statement {
  const { id, staffId, changeId: under } = applicationLetters
  return make
    .select({ id })
    .from(applicationLetters)
    .where(and(eq(under, changeId), eq(staffId, member.id)))
    .limit(1)
}
