import { eq, inArray, lt, sql } from 'drizzle-orm'
import { traces } from '../../db/schema/staff.ts'
import { erasing } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { tallyRows } from '../platform/erasure/tally.ts'
import { listed } from '../platform/statements.ts'

const rule = 'staff-traces'
const tracesPerBatch = 1_000

/** Traces that have grown too old. The database lets a trace go only while the job says here that it is at it. */
export const tracesDuty: ErasureDuty = {
  rules: [rule],
  isRoutine: true,
  countDue: (db, due) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), count: sql`count(*)`.as('count') })
      .from(traces)
      .where(isDue(due)),
  countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(traces),
  nextDue: (db) =>
    db.make
      .select({ rule: sql`${rule}`.as('rule'), startedAt: sql`min(${traces.tracedAt})`.as('started_at') })
      .from(traces),
  async eraseSome({ db }, due, tally) {
    const [batch] = await db.read([
      db.make.select({ id: traces.id }).from(traces).where(isDue(due)).limit(tracesPerBatch),
    ])
    const ids = batch!.rows.map(({ id }) => String(id))
    if (ids.length === 0) return false
    const old = listed(ids)
    await db.write([
      db.make.insert(erasing).values({ subjectId: 'traces', rule }).onConflictDoNothing(),
      tallyRows(db, tally, sql`select ${rule} as rule, count(*) as count from ${traces} where id in ${old}`),
      db.make.delete(traces).where(inArray(traces.id, old)),
      db.make.delete(erasing).where(eq(erasing.rule, rule)),
    ])
    return ids.length === tracesPerBatch
  },
}

function isDue(due: Due) {
  return lt(traces.tracedAt, due.startedBefore(rule).getTime())
}
