import { countOf, countOfDay, dayFromCount, lengthOfMonth, partsOf } from './days.ts'

/** A calendar day, 'YYYY-MM-DD'. Compared as text, it sorts as time. */
export type Day = string

/** A length of time as ISO 8601 writes it: P2Y, P6M, P30D, P1Y6M, P2W, PT24H, PT30M. Never zero. */
export type Period = string

interface Length {
  years: number
  months: number
  weeks: number
  days: number
  hours: number
  minutes: number
}

const periodShape =
  /^P(?=.)(?:(?<years>\d{1,4})Y)?(?:(?<months>\d{1,4})M)?(?:(?<weeks>\d{1,4})W)?(?:(?<days>\d{1,4})D)?(?:T(?=.)(?:(?<hours>\d{1,4})H)?(?:(?<minutes>\d{1,4})M)?)?$/

/** Throws a RangeError for what is unreadable, zero, or mixes days with hours. */
export function lengthOf(period: Period): Length {
  const found = periodShape.exec(period)?.groups
  if (!found) throw new RangeError(`"${period}" is not a period such as P2Y, P6M, P30D or PT24H`)
  const number = (unit: keyof Length) => Number(found[unit] ?? 0)
  const length: Length = {
    years: number('years'),
    months: number('months'),
    weeks: number('weeks'),
    days: number('days'),
    hours: number('hours'),
    minutes: number('minutes'),
  }
  const calendarPart = length.years + length.months + length.weeks + length.days
  const clockPart = length.hours + length.minutes
  if (calendarPart + clockPart === 0) throw new RangeError(`"${period}" is no time at all`)
  if (calendarPart > 0 && clockPart > 0) throw new RangeError(`"${period}" mixes days with hours`)
  return length
}

/** For periods of hours and minutes alone (PT24H, PT30M); everything longer is counted in calendar days. */
export function hoursIn(period: Period): number {
  const { hours, minutes } = lengthOf(period)
  if (hours + minutes === 0) throw new RangeError(`"${period}" is counted in days, not in hours`)
  return hours + minutes / 60
}

/** Months first, kept inside the month (31 January + P1M is the last of February), then weeks and days. */
export function addPeriod(day: Day, period: Period): Day {
  const { months, days } = monthsAndDaysIn(period)
  const { year, month, date } = partsOf(day)
  return dayFromCount(countOf(year, month + months, date) + days)
}

/** The latest day s with addPeriod(s, period) <= today: what started after it is not due yet. */
export function latestStart(today: Day, period: Period): Day {
  const { months, days } = monthsAndDaysIn(period)
  const { year, month, date } = partsOf(dayFromCount(countOfDay(today) - days))
  const wholeMonthIsPast = date === lengthOfMonth(year, month)
  return dayFromCount(countOf(year, month - months, wholeMonthIsPast ? 31 : date))
}

/** The day that a calendar on the wall shows in the time zone (IANA name) at the instant. */
export function dayIn(zone: string, at: Date): Day {
  const parts = new Map(
    wallCalendar(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/**
 * The first instant after the day in the time zone, also when the clocks change that night.
 * Searched by the minute: no zone is off UTC by less than whole minutes.
 */
export function endOfDay(day: Day, zone: string): Date {
  const minute = 60_000
  let during = countOfDay(day) * 24 * 60
  let after = during + 2 * 24 * 60
  while (after - during > 1) {
    const middle = Math.floor((during + after) / 2)
    if (dayIn(zone, new Date(middle * minute)) > day) after = middle
    else during = middle
  }
  return new Date(after * minute)
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** Reads '2027-03-01' as it stands, '+P45D' and '-P10D' as counted from the day the site was built. */
export function dayFrom(value: string, builtOn: Day): Day {
  if (value.startsWith('+')) return addPeriod(builtOn, value.slice(1))
  if (value.startsWith('-')) return latestStart(builtOn, value.slice(1))
  return dayFromCount(countOfDay(value))
}

function monthsAndDaysIn(period: Period): { months: number; days: number } {
  const { years, months, weeks, days, hours } = lengthOf(period)
  if (hours > 0) throw new RangeError(`"${period}" is counted in hours, not in days`)
  return { months: years * 12 + months, days: weeks * 7 + days }
}

const wallCalendars = new Map<string, Intl.DateTimeFormat>()

function wallCalendar(zone: string): Intl.DateTimeFormat {
  const known = wallCalendars.get(zone)
  if (known) return known
  const calendar = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  wallCalendars.set(zone, calendar)
  return calendar
}
