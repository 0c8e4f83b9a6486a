import { dueAt } from '../../platform/erasure/due.ts'
import { addPeriod, type Day, dayIn, endOfDay, latestStart } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'

const rule = 'staff-traces'
const settledAfterMs = 600_000

export function dayAfter(day: Day): Day {
  return addPeriod(day, 'P1D')
}

export function dayBefore(day: Day): Day {
  return latestStart(day, 'P1D')
}

/** The first instant of the day and the first after it, in milliseconds since 1970. */
export function boundsOf(day: Day, zone: string): { from: number; to: number } {
  return { from: endOfDay(dayBefore(day), zone).getTime(), to: endOfDay(day, zone).getTime() }
}

/** The newest day that is over, with ten minutes for what began before midnight to be written down. */
export function newestPastDay({ site }: Pick<Promises, 'site'>, now: Date): Day {
  return dayBefore(dayIn(site.timeZone, new Date(now.getTime() - settledAfterMs)))
}

/** The first day whose traces are all there still: none of them has had its time. */
export function firstWholeDay({ retention, site }: Pick<Promises, 'retention' | 'site'>, now: Date): Day {
  const goneUpTo = dueAt(now, retention, site.timeZone).startedBefore(rule)
  return dayAfter(dayIn(site.timeZone, new Date(goneUpTo.getTime() - 1)))
}

/** The days from one to another, both with them; none where the first is the later. */
export function daysBetween(first: Day, last: Day, most: number): Day[] {
  const days: Day[] = []
  for (let day = first; day <= last && days.length < most; day = dayAfter(day)) days.push(day)
  return days
}
