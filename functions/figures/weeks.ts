import type { Day } from '../promises/calendar/calendar.ts'
import { countOf, countOfDay, dayFromCount, partsOf } from '../promises/calendar/days.ts'

/** A week as ISO 8601 counts it: from Monday, and the first of a year is the one with its first Thursday. */
export interface Week {
  year: number
  week: number
}

/** So many are needed before a number is shown; below that, it could be about somebody in particular. */
export const fewest = 5

export interface Group {
  from: Week
  to: Week
  count: number
}

/** Weeks since that of 1 January 1970, which was a Thursday. */
export function weekCount(day: Day): number {
  return Math.floor((countOfDay(day) + 3) / 7)
}

export function weekFromCount(count: number): Week {
  const thursday = count * 7
  const { year } = partsOf(dayFromCount(thursday))
  return { year, week: Math.floor((thursday - countOf(year, 0, 1)) / 7) + 1 }
}

/**
 * Counts by week, put together with the weeks after them until none is about fewer than five people, and what is left at
 * the end with those before: no number is held back, so that none can be worked out from the others. Null for fewer
 * than five in all.
 */
export function groupsOf(counts: ReadonlyMap<number, number>): Group[] | null {
  const weeks = [...counts.keys()].sort((one, other) => one - other)
  const groups: { from: number; to: number; count: number }[] = []
  for (const week of weeks) {
    const last = groups.at(-1)
    const count = counts.get(week)!
    if (!last || last.count >= fewest) groups.push({ from: last ? last.to + 1 : week, to: week, count })
    else Object.assign(last, { to: week, count: last.count + count })
  }
  const [rest, before] = [groups.at(-1), groups.at(-2)]
  if (!rest || (rest.count < fewest && !before)) return null
  if (rest.count < fewest)
    groups.splice(-2, 2, { from: before!.from, to: rest.to, count: before!.count + rest.count })
  return groups.map(({ from, to, count }) => ({ from: weekFromCount(from), to: weekFromCount(to), count }))
}
