import { gt, sql } from 'drizzle-orm'
import { applications, openingEnds } from '../../../db/schema.ts'
import type { Question } from '../../platform/questions.ts'
import { make } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { eraseBy, ruleFor, startsOn } from '../../promises/rules.ts'

/**
 * An opening whose recruitment nobody has ended. `startsOn` is the hard stop: the clock of its applications starts that
 * day whatever happens, and `lastOn` is when they go. All three are null where content has lost the opening: then each
 * application goes on the day it was promised.
 */
export interface OpeningWithoutEnd {
  slug: string
  deadlineOn: Day | null
  startsOn: Day | null
  lastOn: Day | null
  applications: number
}

/** Openings with a deadline and no recorded end, the oldest first; always open ones have none to record. */
export function aboutOpeningsWithoutEnd({ openings, retention }: Promises): Question<OpeningWithoutEnd[]> {
  const counted = make
    .select({ opening: applications.opening, count: sql`count(*)`.as('count') })
    .from(applications)
    .where(gt(applications.opening, ''))
    .groupBy(applications.opening)
  return {
    statements: [make.select({ opening: openingEnds.opening }).from(openingEnds), counted],
    answer([ends, counts]) {
      const ended = new Set(ends!.rows.map(({ opening }) => String(opening)))
      const applied = new Map(counts!.rows.map(({ opening, count }) => [String(opening), Number(count)]))
      const known = openings.flatMap(({ slug, deadlineOn, retention: { application } }) => {
        if (!deadlineOn) return []
        const rule = ruleFor(retention, application)
        if (!rule.startsAtLatest) return []
        const starts = startsOn(rule, { deadline: deadlineOn })
        return { slug, deadlineOn, startsOn: starts, lastOn: eraseBy(rule, starts) }
      })
      const lost = [...applied.keys()]
        .filter((slug) => !openings.some((opening) => opening.slug === slug))
        .map((slug) => ({ slug, deadlineOn: null, startsOn: null, lastOn: null }))
      return [...lost, ...known]
        .filter(({ slug }) => !ended.has(slug))
        .map((opening) => ({ ...opening, applications: applied.get(opening.slug) ?? 0 }))
    },
  }
}
