import { and, eq } from 'drizzle-orm'
import { applications } from '../../../../db/schema.ts'
import { lockedAway } from '../../../platform/held/in-sight.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { finds, make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { partsOf } from '../reading/read.ts'

/** Its reference and opening, before a reason is written. */
export function findLocked(id: string, today: Day): Statement {
  const { reference, opening } = applications
  return make.select({ reference, opening }).from(applications).where(isIt(id, today))
}

/** Opens one with its reason: what is read and the trace of it are one batch. */
export function openLocked(
  member: Member,
  { id, reason }: { id: string; reason: string },
  { now, today }: { now: Date; today: Day },
): Statement[] {
  const it = make.select({ id: applications.id }).from(applications).where(isIt(id, today))
  return [
    trace(member, { act: 'opened-locked', subjectId: id, reason }, now, finds(it)),
    ...partsOf(isIt(id, today)),
  ]
}

function isIt(id: string, today: Day) {
  return and(eq(applications.id, id), lockedAway(today))
}
