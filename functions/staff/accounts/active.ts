import { and, eq } from 'drizzle-orm'
import { staff } from '../../../db/schema/staff.ts'
import { justChanged, make, type Statement } from '../../platform/statements.ts'
import { addPeriod, type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'

export const accountsRule = 'staff-accounts'

/** That an account is used, and its last day if it never is again: then it counts as ended after what its rule says. */
export function activeNow(
  { retention, site }: Pick<Promises, 'retention' | 'site'>,
  now: Date,
): { lastActiveOn: Day; eraseBy: Day } {
  const { startsAtLatest, keepFor } = ruleFor(retention, accountsRule)
  const lastActiveOn = dayIn(site.timeZone, now)
  const endsOn = startsAtLatest ? addPeriod(lastActiveOn, startsAtLatest.after) : lastActiveOn
  return { lastActiveOn, eraseBy: addPeriod(endsOn, keepFor) }
}

/** Notes that a member is active, if the statement before it changed a row. */
export function noteActive(staffId: string, active: ReturnType<typeof activeNow>): Statement {
  return make
    .update(staff)
    .set(active)
    .where(and(eq(staff.id, staffId), justChanged))
}
