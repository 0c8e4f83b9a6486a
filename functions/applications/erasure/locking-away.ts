import { and, inArray, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { corrections } from '../../../db/schema/acts.ts'
import { applications } from '../../../db/schema.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import { isOnHold, notOnHold } from '../../platform/erasure/holds.ts'
import { listed, make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { wereContactDetails } from './corrected-details.ts'

const outOfPool = { poolRule: null, poolStartsOn: null, poolEraseBy: null }

/**
 * Locks decided applications away against claims. Until its photo is gone too, its contact details are due today: the
 * retention job finishes what dies half way, and what a hold keeps whole for now. Its owner knows the day, so nobody
 * tells of it ahead or offers to keep it longer.
 */
export function lockAway(ids: readonly string[], now: Date, today: Day): Statement[] {
  const locked = inArray(applications.id, listed(ids))
  const whole = and(locked, notOnHold(applications.id))
  return [
    make.delete(corrections).where(wereContactDetails(idsWhere(whole))),
    ...ids.map((subject) => consentTakenBack({ subject, purpose: 'talent-pool', form: 'my-data' }, now)),
    make
      .update(applications)
      .set({ ...outOfPool, defendedAt: now.getTime(), toldAheadOf: applications.baseEraseBy })
      .where(locked),
    make.update(applications).set({ phone: null, address: null }).where(whole),
    make
      .update(applications)
      .set({ contactEraseBy: today })
      .where(and(locked, isNotNull(applications.contactRule))),
  ]
}

/**
 * Locks away those that a hold keeps although their person wants them gone, and would be erased without it: as soon as
 * the hold is lifted they are due.
 */
export function lockAwayOnHold(ids: SQL, { now, today }: { now: Date; today: Day }): Statement {
  const day = sql`min(${applications.baseEraseBy}, ${today})`
  return make
    .update(applications)
    .set({ ...outOfPool, defendedAt: now.getTime(), baseEraseBy: day, toldAheadOf: day })
    .where(and(inArray(applications.id, ids), isOnHold(applications.id)))
}

/** The ids of those that hold, for a statement about what belongs to them. */
export function idsWhere(condition: SQL | undefined): SQLWrapper {
  return make.select({ id: applications.id }).from(applications).where(condition)
}
