import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import {
  addPeriod,
  type Day,
  dayFrom,
  dayIn,
  earlier,
  endOfDay,
  hoursIn,
  later,
  latestStart,
} from '../functions/promises/calendar/calendar.ts'
import { lastSecondIn, startOfDayIn } from '../functions/promises/calendar/wall-clock.ts'

const zones = ['Europe/Stockholm', 'Europe/Oslo']

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const anyPeriod = fc
  .record({ years: fc.nat(30), months: fc.nat(40), weeks: fc.nat(60), days: fc.nat(900) })
  .filter(({ years, months, weeks, days }) => years + months + weeks + days > 0)
  .map(({ years, months, weeks, days }) => `P${years}Y${months}M${weeks}W${days}D`)

const manyTimes = { numRuns: 3_000 }

const dayAfter = (day: Day) => addPeriod(day, 'P1D')

test('R-71 nothing is due on the day it begins: every period ends later', () => {
  const endsLater = fc.property(anyDay, anyPeriod, (day, period) => addPeriod(day, period) > day)
  fc.assert(endsLater, manyTimes)
})

test('R-71 who starts later is never erased earlier', () => {
  const keepsOrder = fc.property(
    anyDay,
    anyDay,
    anyPeriod,
    (a, b, period) => addPeriod(earlier(a, b), period) <= addPeriod(later(a, b), period),
  )
  fc.assert(keepsOrder, manyTimes)
})

test('R-71 the latest start that is due today is due today, and the day after it is not', () => {
  const exactlyTurned = fc.property(anyDay, anyPeriod, (today, period) => {
    const start = latestStart(today, period)
    return addPeriod(start, period) <= today && addPeriod(dayAfter(start), period) > today
  })
  fc.assert(exactlyTurned, manyTimes)
})

test('R-71 months lead to the same date, or to the last of a shorter month', () => {
  const keepsTheDate = fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (day, months) => {
    const end = addPeriod(day, `P${months}M`)
    const monthsBetween =
      12 * (Number(end.slice(0, 4)) - Number(day.slice(0, 4))) +
      Number(end.slice(5, 7)) -
      Number(day.slice(5, 7))
    const sameDate = end.slice(8) === day.slice(8)
    const lastOfMonth = dayAfter(end).endsWith('-01') && end.slice(8) < day.slice(8)
    return monthsBetween === months && (sameDate || lastOfMonth)
  })
  fc.assert(keepsTheDate, manyTimes)
})

test('R-71 every day of ten years ends at midnight on the wall, also when the clocks change', () => {
  const wrong: string[] = []
  for (const zone of zones) {
    for (let day = '2027-01-01'; day < '2037-01-01'; day = dayAfter(day)) {
      const end = endOfDay(day, zone)
      const lastOfDay = new Date(end.getTime() - 1)
      if (dayIn(zone, lastOfDay) !== day || dayIn(zone, end) !== dayAfter(day))
        wrong.push(`${day} in ${zone}`)
    }
  }
  expect(wrong).toEqual([])
})

for (const zone of zones) {
  test(`R-71 the nights when the clocks change in ${zone} end at the right instant`, () => {
    expect(endOfDay('2027-03-27', zone).toISOString()).toBe('2027-03-27T23:00:00.000Z')
    expect(endOfDay('2027-03-28', zone).toISOString()).toBe('2027-03-28T22:00:00.000Z')
    expect(endOfDay('2027-10-30', zone).toISOString()).toBe('2027-10-30T22:00:00.000Z')
    expect(endOfDay('2027-10-31', zone).toISOString()).toBe('2027-10-31T23:00:00.000Z')
  })
}

test('R-71 the day ends first in Kiribati and last on Baker Island', () => {
  expect(endOfDay('2027-06-15', 'Pacific/Kiritimati').toISOString()).toBe('2027-06-15T10:00:00.000Z')
  expect(endOfDay('2027-06-15', 'Etc/GMT+12').toISOString()).toBe('2027-06-16T12:00:00.000Z')
})

test('R-71 the day is that of the wall, not that of UTC', () => {
  expect(dayIn('Europe/Stockholm', new Date('2027-06-30T21:59:59Z'))).toBe('2027-06-30')
  expect(dayIn('Europe/Stockholm', new Date('2027-06-30T22:00:00Z'))).toBe('2027-07-01')
  expect(dayIn('Europe/Oslo', new Date('2027-12-31T23:00:00Z'))).toBe('2028-01-01')
})

const examples: [Day, string, Day][] = [
  ['2028-02-29', 'P1Y', '2029-02-28'],
  ['2028-02-29', 'P4Y', '2032-02-29'],
  ['2027-01-31', 'P1M', '2027-02-28'],
  ['2028-01-31', 'P1M', '2028-02-29'],
  ['2027-08-31', 'P6M', '2028-02-29'],
  ['2027-10-31', 'P1Y1M', '2028-11-30'],
  ['2027-12-31', 'P2W', '2028-01-14'],
  ['2027-01-31', 'P1M1D', '2027-03-01'],
  ['2096-02-29', 'P4Y', '2100-02-28'],
]

test('R-71 29\u00a0February and the ends of months are right', () => {
  for (const [day, period, end] of examples) expect(addPeriod(day, period), `${day} + ${period}`).toBe(end)
})

test('R-71 the latest start covers every day of a month that ends on the same day', () => {
  expect(latestStart('2029-02-28', 'P1Y')).toBe('2028-02-29')
  expect(latestStart('2027-02-28', 'P1M')).toBe('2027-01-31')
  expect(latestStart('2027-03-30', 'P1M')).toBe('2027-02-28')
})

test('a period that is zero, negative, mixed or unreadable is refused', () => {
  const wrong = [
    '',
    'P',
    'PT',
    'P0D',
    'P0Y0M',
    'PT0H',
    '-P1D',
    'P-1D',
    'P1.5Y',
    'P1D2M',
    '1Y',
    'p1y',
    'P1DT1H',
    'P30',
    'P99999D',
    ' P1D',
    'P1D\n',
  ]
  for (const period of wrong) expect(() => addPeriod('2027-01-01', period), period).toThrow(RangeError)
})

test('hours are never counted in days, nor days in hours', () => {
  expect(hoursIn('PT24H')).toBe(24)
  expect(() => hoursIn('P1D')).toThrow('counted in days')
  expect(() => hoursIn('P1DT24H')).toThrow('mixes days with hours')
  expect(() => addPeriod('2027-01-01', 'PT24H')).toThrow('counted in hours')
  expect(() => latestStart('2027-01-01', 'PT24H')).toThrow('counted in hours')
})

test('of two days, the earlier and the later are told apart', () => {
  for (const [a, b] of [
    ['2027-01-31', '2027-02-01'],
    ['2027-02-01', '2027-01-31'],
  ] as const) {
    expect([earlier(a, b), later(a, b)]).toEqual(['2027-01-31', '2027-02-01'])
  }
})

test('a day that no calendar has is refused', () => {
  const wrong = [
    '',
    '2027-02-29',
    '2027-13-01',
    '2027-1-1',
    '2027-01-01T00:00',
    'tomorrow',
    '2027-00-10',
    '12027-01-01',
  ]
  for (const day of wrong) expect(() => addPeriod(day, 'P1D'), day).toThrow('not a calendar day')
  expect(() => addPeriod('9999-12-31', 'P1D')).toThrow('four-digit years')
})

test('a day begins and ends on the clocks of the zone, whatever they are ahead of UTC that day', () => {
  for (const zone of zones) {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [start, end] = [startOfDayIn(zone, day), lastSecondIn(zone, day)]
        expect(Date.parse(end) + 1_000).toBe(endOfDay(day, zone).getTime())
        expect(dayIn(zone, new Date(start))).toBe(day)
        expect(dayIn(zone, new Date(Date.parse(start) - 1_000)) < day).toBe(true)
      }),
    )
  }
  expect(startOfDayIn('Europe/Oslo', '2027-03-28')).toBe('2027-03-28T00:00:00+01:00')
  expect(lastSecondIn('Europe/Oslo', '2027-03-28')).toBe('2027-03-28T23:59:59+02:00')
  expect(lastSecondIn('America/St_Johns', '2027-01-01')).toBe('2027-01-01T23:59:59-03:30')
})

test('in a demo, dates may be counted from the day of the build', () => {
  expect(dayFrom('2027-03-01', '2026-11-21')).toBe('2027-03-01')
  expect(dayFrom('+P45D', '2026-11-21')).toBe('2027-01-05')
  expect(dayFrom('-P10D', '2026-11-21')).toBe('2026-11-11')
  expect(() => dayFrom('45 days', '2026-11-21')).toThrow(RangeError)
})
