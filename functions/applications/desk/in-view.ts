import { and, inArray, type SQL } from 'drizzle-orm'
import { applications } from '../../../db/schema.ts'
import { inSight } from '../../platform/held/in-sight.ts'
import type { Member } from '../../platform/staff/member.ts'
import { listed } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

/** What a member meets at the desk: applications to their own openings, as far as they are in sight. */
export function inView({ role, openings }: Pick<Member, 'role' | 'openings'>, today: Day): SQL | undefined {
  const theirs = role === 'administrator' ? undefined : inArray(applications.opening, listed(openings))
  return and(theirs, inSight(today))
}
