import { and, eq, exists, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { applications, openingEnds } from '../../../db/schema.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { isNotGoing } from '../erasure/going.ts'
import { isOnHold } from '../erasure/holds.ts'
import { notRestricted } from '../erasure/restricted.ts'
import { make } from '../statements.ts'

/** Holds for an application whose recruitment has been ended. */
export const hasEnded = exists(
  make.select({ one: sql`1` }).from(openingEnds).where(eq(openingEnds.opening, applications.opening)),
)

/** Holds for an application that is locked away the moment it comes to nothing. */
export const wouldLock = and(isNull(applications.poolRule), hasEnded)!

/**
 * Applications kept against claims alone: their person wanted them gone after the decision, or they came to nothing and
 * the recruitment is over, or a privacy officer put a hold on them. Who chose to stay in the talent pool stays in sight.
 */
const isLockedAway = or(
  isNotNull(applications.defendedAt),
  isOnHold(applications.id),
  and(inArray(applications.status, ['rejected', 'withdrawn']), wouldLock),
)!

/** What staff may meet at all: not locked away, not being erased, not only to be kept (GDPR art. 18). */
export function inSight(today: Day): SQL | undefined {
  return and(not(isLockedAway), isNotGoing(applications.id), notRestricted(applications.id, today))
}

/** What is locked away, for the few who may look at it with a reason. */
export function lockedAway(today: Day): SQL | undefined {
  return and(isLockedAway, isNotGoing(applications.id), notRestricted(applications.id, today))
}
