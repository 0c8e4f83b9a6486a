import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Due } from '../platform/erasure.ts'
import type { Day } from '../promises/calendar.ts'

/** The latest day the clock may have started, by the rule each row names; NULL for a rule content no longer has. */
export function latestStartBy(column: SQLiteColumn, rules: readonly string[], due: Due): SQL<Day | null> {
  const cases = rules.map((rule) => sql`when ${rule} then ${due.latestStart(rule)}`)
  return sql`case ${column} ${sql.join(cases, sql` `)} end`
}
