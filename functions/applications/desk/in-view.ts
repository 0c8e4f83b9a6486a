import { and, inArray, isNull, type SQL } from 'drizzle-orm'
import { applications } from '../../../db/schema.ts'
import { notOnHold } from '../../platform/erasure/holds.ts'
import { inSight, lockedAway } from '../../platform/held/in-sight.ts'
import type { Member } from '../../platform/staff/member.ts'
import { listed } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

/** What a member meets at the desk: applications to their own openings, as far as they are in sight. */
export function inView(member: Pick<Member, 'role' | 'openings'>, today: Day): SQL | undefined {
  return and(theirs(member), inSight(today))
}

/** What a status alone has locked away among a member's own, for whoever takes that back at once. */
export function justLocked(member: Pick<Member, 'role' | 'openings'>, today: Day): SQL | undefined {
  return and(theirs(member), lockedAway(today), isNull(applications.defendedAt), notOnHold(applications.id))
}

function theirs({ role, openings }: Pick<Member, 'role' | 'openings'>): SQL | undefined {
  return role === 'administrator' ? undefined : inArray(applications.opening, listed(openings))
}
