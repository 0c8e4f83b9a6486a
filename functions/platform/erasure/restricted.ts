import { and, eq, gt, notExists, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { restrictions } from '../../../db/schema/acts.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { make, type Statement } from '../statements.ts'

/** Whether the retention job may take a thing: what its person has restricted waits for the review (GDPR art. 18.2). */
export function notRestricted(id: SQLiteColumn, today: Day) {
  return notExists(
    make
      .select({ one: sql`1` })
      .from(restrictions)
      .where(and(eq(restrictions.subjectId, id), gt(restrictions.reviewOn, today))),
  )
}

/** The same without a day, for what only looks ahead. */
export function neverRestricted(id: SQLiteColumn) {
  return notExists(make.select({ one: sql`1` }).from(restrictions).where(eq(restrictions.subjectId, id)))
}

/** One row with `count`: how many things a run on that day leaves alone because they are restricted. */
export function countRestricted(today: Day): Statement {
  return make
    .select({ count: sql`count(*)`.as('count') })
    .from(restrictions)
    .where(gt(restrictions.reviewOn, today))
}
