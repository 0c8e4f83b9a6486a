import { inArray, lte, or, sql } from 'drizzle-orm'
import { passkeys, staff, staffKeys, staffSessions } from '../../db/schema/staff.ts'
import { agedRowsDuty } from '../platform/erasure/aged-rows.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { tallyChanges } from '../platform/erasure/tally.ts'
import { accountsRule } from './accounts/active.ts'
import { sessionsRule } from './sessions/open.ts'
import { tracesDuty } from './traces-erasure.ts'

const accountsPerBatch = 100

/** Accounts of people who left, or have not signed in for as long as their rule says, with their sessions and passkeys. */
const accountsDuty: ErasureDuty = {
  rules: [accountsRule],
  countDue: (db, due) =>
    db.make
      .select({ rule: sql`${accountsRule}`.as('rule'), count: sql`count(*)`.as('count') })
      .from(staff)
      .where(isDue(due)),
  countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(staff),
  nextDue: (db) =>
    db.make
      .select({ rule: sql`${accountsRule}`.as('rule'), eraseOn: sql`min(${staff.eraseBy})`.as('erase_on') })
      .from(staff),
  async eraseSome({ db }, due, tally) {
    const batch = db.make.select({ id: staff.id }).from(staff).where(isDue(due)).limit(accountsPerBatch)
    const results = await db.write([
      db.make.delete(staffSessions).where(inArray(staffSessions.staffId, batch)),
      db.make.delete(passkeys).where(inArray(passkeys.staffId, batch)),
      db.make.delete(staff).where(inArray(staff.id, batch)),
      tallyChanges(db, tally, accountsRule),
    ])
    return (results[2]?.rowsAffected ?? 0) === accountsPerBatch
  },
}

function isDue(due: Due) {
  return or(lte(staff.eraseBy, due.today), lte(staff.endedOn, due.latestStart(accountsRule)))
}

/** Who works at the desk, how they came in, and what they looked at. */
export const staffDuties: readonly ErasureDuty[] = [
  accountsDuty,
  agedRowsDuty('staff-sign-in', staffKeys, staffKeys.id, staffKeys.madeAt),
  agedRowsDuty(sessionsRule, staffSessions, staffSessions.id, staffSessions.startedAt),
  tracesDuty,
]
