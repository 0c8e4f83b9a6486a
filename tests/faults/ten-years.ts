import { dayIn } from '../../functions/promises/calendar/calendar.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'
import { demoPromises } from '../portal/portal.ts'
import type { Seeded } from './seeded.ts'

const dayMs = 24 * 3_600_000
const zone = 'Europe/Stockholm'

export const simulatedFrom = '2026-11-01'
export const simulatedDays = 3_653

/** The `n`th day of the simulation, as a calendar shows it. */
export function dayNumber(n: number): string {
  return new Date(Date.parse(simulatedFrom) + n * dayMs).toISOString().slice(0, 10)
}

/**
 * A day so many months later, kept inside the month: written here a second time, by other means than the portal's own
 * calendar, so that one can judge the other.
 */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

export const dayAfter = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)

/** Some moment of a day in the organisation's zone, its first and last minute among them. */
export function momentOf(day: string, seed: Seeded): Date {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const minutes = seed.oneOf([-13 * 60, -1, 0, 1, 10 * 60 + 59, seed.below(20 * 60) - 600])
  const moment = new Date(noon + minutes * 60_000)
  return dayIn(zone, moment) === day ? moment : new Date(noon)
}

/** The demo's promises with many openings, their deadlines spread over the years. */
export function promisesForTenYears(seed: Seeded, openings: number) {
  const promises = demoPromises()
  const model = promises.openings.find(({ slug }) => slug === 'shore-power-technician')!
  const always = promises.openings.find(({ slug }) => slug === 'open')!
  const many = Array.from({ length: openings }, (_, i): Opening => {
    const deadlineOn = dayNumber(20 + seed.below(simulatedDays - 1_400))
    return { ...model, slug: `opening-${i}`, deadlineOn }
  })
  return { ...promises, openings: [...many, always] }
}
