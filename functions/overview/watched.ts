import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { passkeys, staff } from '../../db/schema/staff.ts'
import type { Database } from '../platform/database.ts'
import { dueAt, withTheirRules } from '../platform/erasure/due.ts'
import type { ErasureDuty } from '../platform/erasure/duty.ts'
import { countOnHold } from '../platform/erasure/holds.ts'
import { isErasureLate, lastFinishedRun } from '../platform/erasure/last-run.ts'
import type { Question } from '../platform/questions.ts'
import { make, type Statement } from '../platform/statements.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import type { Watched } from './models.ts'

const dayMs = 24 * 3_600_000

/** Whether the retention job keeps up, asked of the data: what was due a day ago and is still here. */
export function aboutErasure(
  db: Database,
  duties: readonly ErasureDuty[],
  { retention, site }: Promises,
  now: Date,
): Question<Watched['erasure']> {
  const aDayAgo = dueAt(new Date(now.getTime() - dayMs), retention, site.timeZone)
  const counts = withTheirRules(duties, retention).map((duty) =>
    duty.countDue(db, { ...aDayAgo, withoutBegun: true }),
  )
  return {
    statements: [lastFinishedRun(db), ...counts],
    answer([run, ...found]) {
      const rows = found.flatMap(({ rows }) => rows)
      const overdue = rows.reduce((sum, { count }) => sum + Number(count), 0)
      return { isLate: overdue > 0 || isErasureLate(run!.rows[0], now.getTime()), overdue }
    },
  }
}

/** How many requests wait, and how many are late, by a statement whose rows say so kind by kind. */
export function aboutRequests(counted: Statement): Question<Watched['requests']> {
  return {
    statements: [counted],
    answer([found]) {
      const sum = (name: 'waiting' | 'late') => found!.rows.reduce((all, row) => all + Number(row[name]), 0)
      return { waiting: sum('waiting'), late: sum('late') }
    },
  }
}

/** Of how many holds the day of review has passed; they stand until somebody looks at them. */
export function aboutHolds(today: Day): Question<number> {
  return { statements: [countOnHold(today)], answer: ([found]) => Number(found!.rows[0]!.past) }
}

/** How many of those who work here are let in by a link alone. */
export function aboutPasskeys(): Question<number> {
  const theirs = make.select({ one: sql`1` }).from(passkeys).where(eq(passkeys.staffId, staff.id))
  const counted = make
    .select({ count: sql`count(*)`.as('count') })
    .from(staff)
    .where(and(isNull(staff.endedOn), notExists(theirs)))
  return { statements: [counted], answer: ([found]) => Number(found!.rows[0]!.count) }
}

/** What somebody's role has nothing to do with. */
export const nothing: Question<null> = { statements: [], answer: () => null }
