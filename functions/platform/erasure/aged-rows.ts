import { and, inArray, isNotNull, lt, type SQLWrapper, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Statement } from '../statements.ts'
import type { Due, ErasureDuty } from './duty.ts'
import { neverRestricted, notRestricted } from './restricted.ts'
import { tallyChanges } from './tally.ts'

const rowsPerBatch = 1_000

/** The duty of a table whose rows simply grow too old: no files, and nothing derived but what `first` takes away. */
export function agedRowsDuty(
  rule: string,
  table: SQLiteTable,
  key: SQLiteColumn,
  bornAt: SQLiteColumn,
  first: (keys: SQLWrapper) => Statement[] = () => [],
): ErasureDuty {
  const isDue = (due: Due) =>
    and(lt(bornAt, due.startedBefore(rule).getTime()), notRestricted(key, due.today))
  return {
    rules: [rule],
    isRoutine: true,
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${rule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(table)
        .where(isDue(due)),
    countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(table),
    nextDue: (db) =>
      db.make
        .select({ rule: sql`${rule}`.as('rule'), startedAt: sql`min(${bornAt})`.as('started_at') })
        .from(table)
        .where(and(isNotNull(bornAt), neverRestricted(key))),
    async eraseSome({ db }, due, tally) {
      const batch = db.make.select({ key }).from(table).where(isDue(due)).limit(rowsPerBatch)
      const results = await db.write([
        ...first(batch),
        db.make.delete(table).where(inArray(key, batch)),
        tallyChanges(db, tally, rule),
      ])
      return (results.at(-2)?.rowsAffected ?? 0) > 0
    },
  }
}
