import { type Day, endOfDay } from './calendar.ts'
import { countOfDay, dayFromCount } from './days.ts'

const minute = 60_000
const minutesPerDay = 24 * 60

/** The beginning of the day on the clocks of the zone, with their offset (RFC 3339): '2026-11-16T00:00:00+01:00'. */
export function startOfDayIn(zone: string, day: Day): string {
  const midnight = midnightAfter(dayFromCount(countOfDay(day) - 1), zone)
  return `${day}T00:00:00${offset(countOfDay(day) * minutesPerDay, midnight)}`
}

/** The last second of the day on the clocks of the zone, with their offset (RFC 3339). */
export function lastSecondIn(zone: string, day: Day): string {
  const midnight = midnightAfter(day, zone)
  return `${day}T23:59:59${offset((countOfDay(day) + 1) * minutesPerDay, midnight)}`
}

const midnights = new Map<string, Date>()

/** Searched once for each day, however many jobs are posted or close on it. */
function midnightAfter(day: Day, zone: string): Date {
  const midnight = midnights.get(`${day} ${zone}`) ?? endOfDay(day, zone)
  midnights.set(`${day} ${zone}`, midnight)
  return midnight
}

function offset(wallMinutes: number, at: Date): string {
  const ahead = wallMinutes - at.getTime() / minute
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  const twoDigits = (count: number) => String(count).padStart(2, '0')
  return `${ahead < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`
}
