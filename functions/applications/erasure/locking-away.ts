import { and, eq, inArray, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
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
 * the hold is lifted they are due. What they agreed to is taken back as for all others, in the form they said it in.
 */
export function lockAwayOnHold(
  ids: readonly string[],
  { now, today, form }: { now: Date; today: Day; form: string },
): Statement[] {
  const day = sql`min(${applications.baseEraseBy}, ${today})`
  return ids.flatMap((id) => {
    const kept = and(eq(applications.id, id), isOnHold(applications.id))
    return [
      consentTakenBack({ subject: id, purpose: 'talent-pool', form, condition: idsWhere(kept) }, now),
      make
        .update(applications)
        .set({ ...outOfPool, defendedAt: now.getTime(), baseEraseBy: day, toldAheadOf: day })
        .where(kept),
    ]
  })
}

/** The ids of those that hold, for a statement about what belongs to them. */
export function idsWhere(condition: SQL | undefined): SQLWrapper {
  return make.select({ id: applications.id }).from(applications).where(condition)
}
