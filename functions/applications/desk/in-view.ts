import { and, eq, exists, inArray, isNotNull, isNull, not, notExists, or, type SQL, sql } from 'drizzle-orm'
import { applications, erasing, openingEnds } from '../../../db/schema.ts'
import { notRestricted } from '../../platform/erasure/restricted.ts'
import type { Member } from '../../platform/staff/member.ts'
import { listed, make } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

const going = make.select({ one: sql`1` }).from(erasing).where(eq(erasing.subjectId, applications.id))
const end = make
  .select({ one: sql`1` })
  .from(openingEnds)
  .where(eq(openingEnds.opening, applications.opening))

/**
 * Kept against claims alone: its person wanted it gone after the decision, or it was rejected and the recruitment is
 * over. Who chose to stay in the talent pool stays in sight.
 */
export const isLockedAway = or(
  isNotNull(applications.defendedAt),
  and(eq(applications.status, 'rejected'), isNull(applications.poolRule), exists(end)),
)!

/**
 * What a member meets at the desk: applications to their own openings. What is being erased, is locked away or may only
 * be kept (GDPR art. 18) is nobody's to read here.
 */
export function inView(member: Pick<Member, 'role' | 'openings'>, today: Day): SQL | undefined {
  return and(isTheirs(member), not(isLockedAway), notExists(going), notRestricted(applications.id, today))
}

/** What is locked away, for the few who may look at it with a reason (no. 10 of what nobody else has). */
export function lockedAway(today: Day): SQL | undefined {
  return and(isLockedAway, notExists(going), notRestricted(applications.id, today))
}

function isTheirs({ role, openings }: Pick<Member, 'role' | 'openings'>): SQL | undefined {
  return role === 'administrator' ? undefined : inArray(applications.opening, listed(openings))
}
