import { and, inArray, sql } from 'drizzle-orm'
import { applications } from '../../../../db/schema.ts'
import { inSight } from '../../../platform/held/in-sight.ts'
import type { Question } from '../../../platform/questions.ts'
import { listed, make } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { isUndecided } from '../ending/end.ts'
import type { Status } from './wanted.ts'

/** How many of an opening's applications staff meet, how many of them nobody has begun to read, and how many have no answer. */
export interface Standing {
  applications: number
  unread: number
  undecided: number
}

/** How it stands with each of these openings; one that nobody has applied to is not among them. */
export function aboutApplications(slugs: readonly string[], today: Day): Question<Map<string, Standing>> {
  const { opening, status } = applications
  const counted = make
    .select({ opening, status, count: sql`count(*)`.as('count') })
    .from(applications)
    .where(and(inArray(opening, listed(slugs)), inSight(today)))
    .groupBy(opening, status)
  return {
    statements: [counted],
    answer([found]) {
      const standings = new Map<string, Standing>()
      for (const row of found!.rows) {
        const [slug, status, count] = [String(row.opening), row.status as Status, Number(row.count)]
        const standing = standings.get(slug) ?? { applications: 0, unread: 0, undecided: 0 }
        standing.applications += count
        if (status === 'received') standing.unread += count
        if (isUndecided({ status })) standing.undecided += count
        standings.set(slug, standing)
      }
      return standings
    },
  }
}
