import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { applicationSteps } from '../../db/schema/desk.ts'
import { applications } from '../../db/schema.ts'
import { isNotGoing } from '../platform/erasure/going.ts'
import { notRestricted } from '../platform/erasure/restricted.ts'
import type { Question } from '../platform/questions.ts'
import { listed, make } from '../platform/statements.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { weekCount } from './weeks.ts'

const hourMs = 3_600_000

/** By opening: how many applications came in each week, and how many got their answer after how many whole days. */
export interface Counted {
  weeks: Map<string, Map<number, number>>
  days: Map<string, Map<number, number>>
}

const { id, opening, status, submittedAt, defendedAt } = applications

/** What may be counted: not what is kept against claims alone at its person's word, restricted or being erased. */
const mayCount = (slugs: readonly string[], since: Date, today: Day) =>
  and(
    inArray(opening, listed(slugs)),
    gte(submittedAt, since.getTime()),
    isNull(defendedAt),
    isNotGoing(id),
    notRestricted(id, today),
  )

/** The step that brought an application where it stands. */
const decidedAt = make
  .select({ at: sql`max(${applicationSteps.changedAt})` })
  .from(applicationSteps)
  .where(and(eq(applicationSteps.applicationId, id), eq(applicationSteps.toStatus, status)))

/** Counts what came since an instant. Nobody's name or number leaves the database for it. */
export function aboutFigures(
  slugs: readonly string[],
  since: Date,
  { today, zone }: { today: Day; zone: string },
): Question<Counted> {
  const counted = sql<number>`count(*)`.as('count')
  const hour = sql<number>`${submittedAt} / 3600000`
  const days = sql<number>`((${decidedAt}) - ${submittedAt}) / 86400000`
  const mine = mayCount(slugs, since, today)
  return {
    statements: [
      make
        .select({ opening, at: hour.as('at'), count: counted })
        .from(applications)
        .where(mine)
        .groupBy(opening, hour),
      make
        .select({ opening, at: days.as('at'), count: counted })
        .from(applications)
        .where(and(mine, inArray(status, ['hired', 'rejected'])))
        .groupBy(opening, days),
    ],
    answer: ([came, decided]) => ({
      weeks: byOpening(came!.rows, (at) => weekCount(dayIn(zone, new Date(at * hourMs)))),
      days: byOpening(decided!.rows, (at) => at),
    }),
  }
}

function byOpening(
  rows: readonly Record<string, unknown>[],
  under: (at: number) => number,
): Map<string, Map<number, number>> {
  const found = new Map<string, Map<number, number>>()
  for (const row of rows.filter(({ at }) => at !== null)) {
    const [slug, at] = [String(row.opening), under(Number(row.at))]
    const counts = found.get(slug) ?? new Map<number, number>()
    counts.set(at, (counts.get(at) ?? 0) + Number(row.count))
    found.set(slug, counts)
  }
  return found
}
