import * as v from 'valibot'
import { lengthOf, type Period } from './calendar/calendar.ts'
import { line, period, text } from './fields.ts'
import { readTable, requireDistinct } from './table.ts'

const file = 'content/cookies.json'

const lifetime = v.pipe(
  period,
  v.check(atMostThreeYears, 'write "session" or a period of at most "P3Y", counted from the last visit'),
)

const cookie = v.strictObject({
  name: line,
  purpose: text,
  category: v.picklist(['technical', 'analytic', 'personal']),
  party: v.picklist(['first', 'third']),
  lifetime: v.union([v.literal('session'), lifetime]),
})

/** A cookie or storage key that the site may set; what is not listed is not set. */
export type Cookie = v.InferOutput<typeof cookie>

export function readCookies(raw: unknown): Cookie[] {
  const cookies = readTable(file, v.array(cookie), raw)
  requireDistinct(
    file,
    'cookies',
    cookies.map(({ name }) => name),
  )
  return cookies
}

function atMostThreeYears(period: Period): boolean {
  const { years, months, weeks, days, hours } = lengthOf(period)
  return years + months / 12 + weeks / 52 + days / 365 + hours / (365 * 24) <= 3
}
