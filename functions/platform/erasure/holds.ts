import { and, eq, exists, gt, lt, notExists, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { holds } from '../../../db/schema/holds.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { make, type Statement } from '../statements.ts'
import { neverRestricted, notRestricted } from './restricted.ts'

const holdOf = (id: SQLiteColumn) => make.select({ one: sql`1` }).from(holds).where(eq(holds.subjectId, id))

/** Whether a privacy officer keeps a thing for a claim or an authority (GDPR art. 17.3), also past its day of review. */
export function isOnHold(id: SQLiteColumn) {
  return exists(holdOf(id))
}

export function notOnHold(id: SQLiteColumn) {
  return notExists(holdOf(id))
}

/** One row with `count`, how many things are on hold, and `past`, of how many the day of review has passed. */
export function countOnHold(today: Day): Statement {
  return make
    .select({
      count: sql`count(*)`.as('count'),
      past: sql`count(case when ${lt(holds.reviewOn, today)} then 1 end)`.as('past'),
    })
    .from(holds)
    .where(gt(holds.reviewOn, ''))
}

/** Neither restricted nor on hold: the retention job may take it on its day, and staff may work with it until then. */
export function isFree(id: SQLiteColumn, today: Day) {
  return and(notRestricted(id, today), notOnHold(id))
}

/** The same without a day, for what only looks ahead. */
export function mayEverGo(id: SQLiteColumn) {
  return and(neverRestricted(id), notOnHold(id))
}
