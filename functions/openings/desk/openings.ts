import type { Question } from '../../platform/questions.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Applied, OpeningAtDesk } from '../models.ts'
import { aboutEarly, canTurn, standOf } from './standing.ts'

/** How it stands with the applications to each of these openings, handed in by whoever knows. */
export type AboutApplications = (
  slugs: readonly string[],
  today: Day,
) => Question<ReadonlyMap<string, Applied>>

const nobody: Applied = { applications: 0, unread: 0, undecided: 0 }

/** How it stands with these openings and whoever applied to them, in the order they come. */
export function aboutOpenings(
  promises: Promises,
  aboutApplications: AboutApplications,
  which: readonly Opening[],
  { locale, now }: { locale: Locale; now: Date },
): Question<OpeningAtDesk[]> {
  const zone = promises.site.timeZone
  const slugs = which.map(({ slug }) => slug)
  const [early, applied] = [aboutEarly(), aboutApplications(slugs, dayIn(zone, now))]
  return {
    statements: [...early.statements, ...applied.statements],
    answer(results) {
      const known = early.answer(results.slice(0, early.statements.length))
      const counts = applied.answer(results.slice(early.statements.length))
      return which.map((opening) => ({
        slug: opening.slug,
        title: opening.title[locale],
        deadlineOn: opening.deadlineOn,
        canTurn: canTurn(opening, zone, now),
        ...(counts.get(opening.slug) ?? nobody),
        ...standOf(opening, known, promises, now),
      }))
    },
  }
}
