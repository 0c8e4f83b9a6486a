import type { Database } from '../platform/database.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { countOnHold } from '../platform/erasure/holds.ts'
import { countRestricted } from '../platform/erasure/restricted.ts'
import { ask, type Question } from '../platform/questions.ts'
import type { RetentionTable } from '../promises/rules.ts'

export interface DueNow {
  counts: Map<string, number>
  /** The duties that have something to do. */
  called: ErasureDuty[]
  restricted: number
  onHold: { count: number; pastReview: number }
}

/** What is due by rule, in one round trip, the duties that have something to do, and how much is restricted or on hold. */
export async function countDue(db: Database, duties: readonly ErasureDuty[], due: Due): Promise<DueNow> {
  const [dueNow] = await ask<[DueNow]>(db, aboutDue(db, duties, due))
  return dueNow
}

/** The question of that, to be asked with others. */
export function aboutDue(db: Database, duties: readonly ErasureDuty[], due: Due): Question<DueNow> {
  return {
    statements: [
      countRestricted(due.today),
      countOnHold(due.today),
      ...duties.map((duty) => duty.countDue(db, due)),
    ],
    answer([held, kept, ...results]) {
      const counts = new Map(duties.flatMap((duty) => duty.rules.map((rule) => [rule, 0])))
      const dueRows = results.map(({ rows }) => rows.filter((row) => Number(row.count) > 0))
      for (const row of dueRows.flat()) counts.set(String(row.rule), Number(row.count))
      const called = duties.filter((_, i) => dueRows[i]!.length > 0)
      const [hold] = kept!.rows
      const onHold = { count: Number(hold!.count), pastReview: Number(hold!.past) }
      return { counts, called, restricted: Number(held!.rows[0]!.count), onHold }
    },
  }
}

/** More than the share of a category and more than the number, both from content: somebody has to look first. */
export async function isAboveCeiling(
  db: Database,
  duties: readonly ErasureDuty[],
  counts: Map<string, number>,
  { ceiling }: RetentionTable,
): Promise<boolean> {
  for (const duty of duties.filter(({ isRoutine }) => !isRoutine)) {
    for (const rule of duty.rules) {
      const due = counts.get(rule) ?? 0
      if (due <= ceiling.count) continue
      const [held] = await db.read([duty.countHeld(db, rule)])
      if (due > ceiling.share * Number(held?.rows[0]?.count)) return true
    }
  }
  return false
}
