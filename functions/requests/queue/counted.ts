import { and, gt, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests } from '../../../db/schema/requests.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { type Day, latestStart } from '../../promises/calendar/calendar.ts'
import type { Answerable } from '../reminding/due.ts'

/**
 * Rows of `kind`, `waiting`, of those `late`, and `answered` within twelve months: what has to be answered within a
 * month (GDPR art. 12.3), as long as it is kept. What people did in my data themselves never waited and is left out.
 */
export function requestsCounted(today: Day): Statement {
  const theirs = ne(requests.way, 'my-data')
  const objection = sql`'objection'`
  const parts = [
    waiting(requests, sql`${requests.kind}`, today, theirs),
    answered(requests, sql`${requests.kind}`, today, theirs),
    waiting(objections, objection, today),
    answered(objections, objection, today),
  ]
  return make
    .select({
      kind: sql`kind`,
      waiting: sql`sum(waiting)`.as('waiting'),
      late: sql`sum(late)`.as('late'),
      answered: sql`sum(answered)`.as('answered'),
    })
    .from(sql`(${sql.join(parts, sql` union all `)})`)
    .groupBy(sql`kind`)
}

function waiting(table: Answerable, kind: SQL, today: Day, which?: SQL): SQL {
  return sql`
    select ${kind} as kind, 1 as waiting, ${lt(table.answerBy, today)} as late, 0 as answered
    from ${table} where ${and(isNull(table.answeredOn), which)}`
}

function answered(table: Answerable, kind: SQL, today: Day, which?: SQL): SQL {
  const inTwelveMonths = gt(table.answeredOn, latestStart(today, 'P1Y'))
  return sql`select ${kind}, 0, 0, 1 from ${table} where ${and(inTwelveMonths, which)}`
}
