const millisecondsPerDay = 24 * 60 * 60 * 1000

/** The parts of 'YYYY-MM-DD', months from 0; throws a RangeError for a day that no calendar has. */
export function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  const instant = Date.UTC(year, month - 1, date)
  if (Number.isNaN(instant) || textOf(instant) !== day) throw new RangeError(`"${day}" is not a calendar day`)
  return { year, month: month - 1, date }
}

/** Whether a text is a day of the calendar, written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  try {
    partsOf(text)
    return true
  } catch {
    return false
  }
}

/** Days since 1970; months may run past the year, a date past the end of its month becomes its last day. */
export function countOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month, Math.min(date, lengthOfMonth(year, month))) / millisecondsPerDay
}

export function countOfDay(day: string): number {
  const { year, month, date } = partsOf(day)
  return countOf(year, month, date)
}

export function dayFromCount(count: number): string {
  const day = textOf(count * millisecondsPerDay)
  if (day.length !== 'YYYY-MM-DD'.length) throw new RangeError(`${day} lies outside four-digit years`)
  return day
}

export function lengthOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

function textOf(instant: number): string {
  return new Date(instant).toISOString().replace(/T.*/, '')
}
