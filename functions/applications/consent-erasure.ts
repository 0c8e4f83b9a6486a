import { and, eq, lt, sql } from 'drizzle-orm'
import { consents, erasing } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure.ts'
import { tallyRows } from '../platform/tally.ts'

const rule = 'withdrawn-consent'
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
  async eraseSome({ db }, due, tally) {
    const withdrawals = db.make
      .select({ pair: sql`${consents.subjectId}, ${consents.purpose}` })
      .from(consents)
      .where(isDue(due))
      .limit(withdrawalsPerBatch)
    const records = sql`(${consents.subjectId}, ${consents.purpose}) in ${withdrawals} and ${consents.event} <> 'acknowledged'`
    const subjects = db.make
      .select({ subjectId: consents.subjectId, rule: sql<string>`${rule}`.as('rule') })
      .from(consents)
      .where(isDue(due))
      .limit(withdrawalsPerBatch)
    const [, , erased] = await db.write([
      db.make.insert(erasing).select(subjects).onConflictDoNothing(),
      tallyRows(
        db,
        tally,
        sql`select ${rule} as rule, count(*) as count from ${consents} where ${records} and ${consents.event} = 'withdrawn'`,
      ),
      db.make.delete(consents).where(records),
      db.make.delete(erasing).where(eq(erasing.rule, rule)),
    ])
    return (erased?.rowsAffected ?? 0) > 0
  },
}

function isDue(due: Due) {
  return and(eq(consents.event, 'withdrawn'), lt(consents.recordedAt, due.startedBefore(rule).getTime()))
}
