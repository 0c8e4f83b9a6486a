import { and, eq, inArray, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { applications, erasing } from '../../../db/schema.ts'
import { notRestricted } from '../../platform/erasure/restricted.ts'
import type { Member } from '../../platform/staff/member.ts'
import { listed, make } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

/**
 * What a member meets at the desk: applications to their own openings. What is being erased, is locked away against
 * claims or may only be kept (GDPR art. 18) is nobody's to read here.
 */
export function inView({ role, openings }: Pick<Member, 'role' | 'openings'>, today: Day): SQL | undefined {
  const going = make.select({ one: sql`1` }).from(erasing).where(eq(erasing.subjectId, applications.id))
  return and(
    role === 'administrator' ? undefined : inArray(applications.opening, listed(openings)),
    isNull(applications.defendedAt),
    notExists(going),
    notRestricted(applications.id, today),
  )
}
