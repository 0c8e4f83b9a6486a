import { and, eq, lte, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Due } from '../../platform/erasure/duty.ts'

/**
 * Whose clock started long enough ago, by the rule each row names. One comparison a rule, so that an index on
 * rule and start finds them; a rule content no longer has lets nobody go.
 */
export function startedLongAgo(
  rule: SQLiteColumn,
  startsOn: SQLiteColumn,
  rules: readonly string[],
  due: Due,
): SQL | undefined {
  return or(...rules.map((id) => and(eq(rule, id), lte(startsOn, due.latestStart(id)))))
}
