import { type SQL, sql } from 'drizzle-orm'
import { erasures } from '../../../db/schema/retention.ts'
import type { Database } from '../database.ts'
import type { Statement } from '../statements.ts'
import type { Tally } from './duty.ts'

/** Counts the rows the statement before it changed; stands right after the DELETE or UPDATE it counts. */
export function tallyChanges(db: Database, tally: Tally, rule: string): Statement {
  return tallyRows(db, tally, sql`select ${rule} as rule, changes() as count`)
}

/** Counts what a query of `rule` and `count` finds; stands right before the DELETE of the same rows. */
export function tallyRows(db: Database, tally: Tally, counts: SQL): Statement {
  return db.make
    .insert(erasures)
    .select(sql`select null, ${tally.runId}, rule, count from (${counts}) where count > 0`)
}
