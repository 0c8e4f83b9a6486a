import { and, eq, lt, type SQL, sql } from 'drizzle-orm'
import { consents, erasing } from '../../../db/schema.ts'
import type { Due, ErasureDuty } from '../erasure/duty.ts'
import { tallyRows } from '../erasure/tally.ts'

/** The rule under which the record of a consent that was taken back is kept. */
export const withdrawnConsentRule = 'withdrawn-consent'

const rule = withdrawnConsentRule
const withdrawalsPerBatch = 500

/** The record of a consent that was taken back, kept for a while as proof that it was respected. */
export const withdrawnConsentDuty: ErasureDuty = {
  rules: [rule],
  countDue: (db, due) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), count: sql`count(*)`.as('count') })
      .from(consents)
      .where(isDue(due)),
  countHeld: (db) =>
    db.make
      .select({ count: sql`count(*)`.as('count') })
      .from(consents)
      .where(eq(consents.event, 'withdrawn')),
  nextDue: (db) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), startedAt: sql`min(${consents.recordedAt})`.as('started_at') })
      .from(consents)
      .where(sql`${consents.event} = 'withdrawn'`),
  async eraseSome({ db }, due, tally) {
    const [batch] = await db.read([
      db.make
        .select({ subjectId: consents.subjectId, purpose: consents.purpose, recordedAt: consents.recordedAt })
        .from(consents)
        .where(isDue(due))
        .limit(withdrawalsPerBatch),
    ])
    const rows = batch?.rows ?? []
    if (rows.length === 0) return false
    const withdrawals = JSON.stringify(rows)
    await db.write([
      db.make
        .insert(erasing)
        .select(
          sql`select distinct value ->> 'subject_id', ${rule} from json_each(${withdrawals}) where true`,
        )
        .onConflictDoNothing(),
      tallyRows(
        db,
        tally,
        sql`select ${rule} as rule, count(*) as count from ${consents} where ${isDue(due)} and ${endedBy(withdrawals)}`,
      ),
      db.make.delete(consents).where(endedBy(withdrawals)),
      db.make.delete(erasing).where(eq(erasing.rule, rule)),
    ])
    return rows.length === withdrawalsPerBatch
  },
}

/** The withdrawal itself and what it took back; a consent given again afterwards stands. */
function endedBy(withdrawals: string): SQL {
  return sql`${consents.event} <> 'acknowledged' and exists (
    select 1 from json_each(${withdrawals})
    where value ->> 'subject_id' = ${consents.subjectId} and value ->> 'purpose' = ${consents.purpose}
      and value ->> 'recorded_at' >= ${consents.recordedAt})`
}

function isDue(due: Due) {
  return and(eq(consents.event, 'withdrawn'), lt(consents.recordedAt, due.startedBefore(rule).getTime()))
}
