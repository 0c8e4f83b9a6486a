import * as v from 'valibot'
import { lengthOf, type Period } from './calendar/calendar.ts'
import { id, line, period, text, webAddress } from './fields.ts'
import { ContentProblem } from './problem.ts'
import type { Processor } from './processors.ts'
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
  processor: v.optional(id),
  script: v.optional(webAddress),
})

/** A cookie or storage key that the site may set, and the script that sets it; what is not listed is not set. */
export type Cookie = v.InferOutput<typeof cookie>

/** Throws ContentProblem, also for a script that is nobody's or that people cannot say no to. */
export function readCookies(raw: unknown, processors: Processor[]): Cookie[] {
  const cookies = readTable(file, v.array(cookie), raw)
  requireDistinct(
    file,
    'cookies',
    cookies.map(({ name }) => name),
  )
  for (const [at, cookie] of cookies.entries()) requireKnownOrigin(cookie, at, processors)
  return cookies
}

/** A regular expression for what an entry calls by name; '*' stands for any characters. */
export function patternOf({ name }: Pick<Cookie, 'name'>): string {
  const literally = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'))
  return `^${literally.join('.*')}$`
}

function requireKnownOrigin({ category, processor, script }: Cookie, at: number, processors: Processor[]) {
  const wrong = (field: string, remedy: string) => new ContentProblem(file, `${at}.${field}`, remedy)
  if (processor && !processors.some(({ id }) => id === processor))
    throw wrong(
      'processor',
      `"${processor}" is not listed in content/processors.json; add the supplier there`,
    )
  if (!script) return
  if (!processor) throw wrong('processor', 'is missing; write the id of the supplier whose script it is')
  if (category === 'technical')
    throw wrong(
      'category',
      `is "technical"; a script of a supplier's waits for a yes: write "analytic" or "personal"`,
    )
}

function atMostThreeYears(period: Period): boolean {
  const { years, months, weeks, days, hours, minutes } = lengthOf(period)
  const inDays = weeks * 7 + days + hours / 24 + minutes / (24 * 60)
  return years + months / 12 + inDays / 365 <= 3
}
