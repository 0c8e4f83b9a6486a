import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { consents, erasing } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { tallyChanges } from '../platform/erasure/tally.ts'
import { storageChoice as rule } from '../promises/choice/kept.ts'

const recordsPerBatch = 500

/** Answers about cookies that have had their time; those that were taken back go as withdrawn consents do. */
export const storageChoiceDuty: ErasureDuty = {
  rules: [rule],
  isRoutine: true,
  countDue: (db, due) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), count: sql`count(*)`.as('count') })
      .from(consents)
      .where(isDue(due)),
  countHeld: (db) =>
    db.make
      .select({ count: sql`count(*)`.as('count') })
      .from(consents)
      .where(underThisRule),
  nextDue: (db) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), startedAt: sql`min(${consents.recordedAt})`.as('started_at') })
      .from(consents)
      .where(underThisRule),
  async eraseSome({ db }, due, tally) {
    const [batch] = await db.read([
      db.make
        .select({ id: consents.id, subjectId: consents.subjectId })
        .from(consents)
        .where(isDue(due))
        .limit(recordsPerBatch),
    ])
    const rows = batch?.rows ?? []
    if (rows.length === 0) return false
    const records = JSON.stringify(rows)
    await db.write([
      db.make
        .insert(erasing)
        .select(sql`select value ->> 'subject_id', ${rule} from json_each(${records}) where true`)
        .onConflictDoNothing(),
      db.make
        .delete(consents)
        .where(inArray(consents.id, sql`(select value ->> 'id' from json_each(${records}))`)),
      tallyChanges(db, tally, rule),
      db.make.delete(erasing).where(eq(erasing.rule, rule)),
    ])
    return rows.length === recordsPerBatch
  },
}

const underThisRule = sql`${consents.form} = 'storage-choice' and ${consents.event} <> 'withdrawn' and not exists (
  select 1 from ${consents} as withdrawal
  where withdrawal.subject_id = ${consents.subjectId} and withdrawal.purpose = ${consents.purpose}
    and withdrawal.event = 'withdrawn' and withdrawal.recorded_at >= ${consents.recordedAt})`

function isDue(due: Due): SQL {
  return sql`${consents.recordedAt} < ${due.startedBefore(rule).getTime()} and ${underThisRule}`
}
