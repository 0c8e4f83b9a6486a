import type { Day } from '../../promises/calendar/calendar.ts'
import { countOfDay } from '../../promises/calendar/days.ts'

/** None on the day itself, below zero once it has passed. */
export function daysUntil(day: Day, today: Day): number {
  return countOfDay(day) - countOfDay(today)
}
