import { openingClosings, openingEnds } from '../../../db/schema.ts'
import type { Question } from '../../platform/questions.ts'
import { make, rowsOf } from '../../platform/statements.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import { isOpen, type Opening } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import { eraseBy, ruleFor, startsOn } from '../../promises/rules.ts'

/** Openings by slug, with the day they were closed early or their recruitment ended. */
export interface Early {
  closed: ReadonlyMap<string, Day>
  ended: ReadonlyMap<string, Day>
}

/** `always`: one without a deadline, to which people apply at any time. */
export type State = 'always' | 'open' | 'closedEarly' | 'pastDeadline' | 'ended'

/** How it stands with an opening. The clock of its applications starts on `startsOn` at the latest, and they go on `eraseBy`. */
export interface Stand {
  state: State
  /** The day that state is about. */
  on: Day | null
  startsOn: Day | null
  eraseBy: Day | null
}

/** What staff have closed or ended, of all openings. */
export function aboutEarly(): Question<Early> {
  return {
    statements: [make.select().from(openingClosings), make.select().from(openingEnds)],
    answer: ([closed, ended]) => ({
      closed: new Map(rowsOf(openingClosings, closed!).map((row) => [row.opening, row.closedOn])),
      ended: new Map(rowsOf(openingEnds, ended!).map((row) => [row.opening, row.endedOn])),
    }),
  }
}

/** An end stands whatever content says of the deadline later; so does having been closed early, until it is opened again. */
export function standOf(
  opening: Opening,
  { closed, ended }: Early,
  { retention, site }: Promises,
  now: Date,
): Stand {
  const { slug, deadlineOn } = opening
  const endedOn = ended.get(slug)
  const clock = clockOf(opening, retention, endedOn)
  if (endedOn) return { state: 'ended', on: endedOn, ...clock }
  if (!isOpen(opening, now, site.timeZone)) return { state: 'pastDeadline', on: deadlineOn, ...clock }
  const closedOn = closed.get(slug)
  if (closedOn) return { state: 'closedEarly', on: closedOn, ...clock }
  return { state: deadlineOn ? 'open' : 'always', on: deadlineOn, ...clock }
}

function clockOf(
  { deadlineOn, retention: { application } }: Opening,
  retention: Promises['retention'],
  endedOn: Day | undefined,
): Pick<Stand, 'startsOn' | 'eraseBy'> {
  const rule = ruleFor(retention, application)
  if (!deadlineOn || !rule.startsAtLatest) return { startsOn: null, eraseBy: null }
  const starts = startsOn(rule, { deadline: deadlineOn, ...(endedOn && { recorded: endedOn }) })
  return { startsOn: starts, eraseBy: eraseBy(rule, starts) }
}

/** Whether an opening can be closed before its time, or opened again, today. */
export function canTurn({ deadlineOn }: Opening, zone: string, now: Date): boolean {
  return deadlineOn !== null && dayIn(zone, now) <= deadlineOn
}
