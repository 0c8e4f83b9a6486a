import { eq, lte, sql } from 'drizzle-orm'
import { restrictions } from '../../../db/schema/acts.ts'
import type { Theirs } from '../../platform/held/acts.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { addPeriod } from '../../promises/calendar/calendar.ts'
import type { RestrictionReason } from '../form.ts'

const reviewedWithin = 'P3M'

/**
 * Has a thing kept and nothing else: no newsletter, no erasure, until the day it is reviewed (GDPR art. 18.1). Asking
 * again before that day moves nothing.
 */
export function restrict({ id, today }: Theirs, reason: RestrictionReason): Statement {
  const reviewOn = addPeriod(today, reviewedWithin)
  return make
    .insert(restrictions)
    .select(sql`select ${id}, ${reason}, ${today}, ${reviewOn} where ${id} is not null`)
    .onConflictDoUpdate({
      target: restrictions.subjectId,
      set: { reason, sinceOn: today, reviewOn },
      setWhere: lte(restrictions.reviewOn, today),
    })
}

/** Ends it at its person's word; what is due goes with the next run. */
export function lift({ id }: Theirs): Statement {
  return make.delete(restrictions).where(eq(restrictions.subjectId, id))
}
