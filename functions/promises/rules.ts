import * as v from 'valibot'
import { addPeriod, type Day, earlier, type Period } from './calendar/calendar.ts'
import { calendarPeriod, id, period, text } from './fields.ts'
import { periodInWords } from './language/in-words.ts'
import type { Locale } from './language/languages.ts'
import { timeWordsIn } from './language/time-words.ts'
import { fill } from './language/words.ts'
import { type Capability, capability, isOn } from './organisation/capabilities.ts'
import { ContentProblem } from './problem.ts'
import { readTable, requireDistinct } from './table.ts'

const file = 'content/retention.json'

const startEvents = [
  'recruitmentEnded',
  'lastActivity',
  'submitted',
  'decision',
  'programmeEnded',
  'consentWithdrawn',
  'relationEnded',
  'financialYearEnded',
  'lastVisit',
  'erased',
  'answered',
] as const

export type StartEvent = (typeof startEvents)[number]

/** Events that somebody has to bring about, and that may therefore never come. */
const mayNeverCome: readonly StartEvent[] = [
  'recruitmentEnded',
  'decision',
  'programmeEnded',
  'relationEnded',
]

/** GDPR Article 6(1) a, b, f and c. */
export const ground = v.picklist(['consent', 'contract', 'legitimate-interest', 'legal-obligation'])

export type Ground = v.InferOutput<typeof ground>

const rule = v.strictObject({
  id,
  capability: v.optional(capability),
  category: text,
  what: text,
  why: text,
  starts: v.picklist(startEvents),
  startsAtLatest: v.optional(
    v.strictObject({ event: v.picklist(['deadline', 'lastActivity']), after: calendarPeriod }),
  ),
  keepFor: period,
  tellAhead: v.optional(calendarPeriod),
  ground,
  reason: v.optional(v.strictObject({ SE: v.optional(text), NO: v.optional(text) })),
  // biome-ignore lint/suspicious/noThenProperty: "then" is what happens to the data, and nothing awaits a rule
  then: v.picklist(['erase', 'erasedBySupplier']),
  supplier: v.optional(id),
})

const retentionTable = v.strictObject({
  ceiling: v.strictObject({
    share: v.pipe(
      v.number(),
      v.gtValue(0, 'write a share above 0'),
      v.maxValue(1, 'write a share of at most 1'),
    ),
    count: v.pipe(v.number(), v.integer('write a whole number'), v.minValue(1, 'write at least 1')),
  }),
  rules: v.pipe(v.array(rule), v.minLength(1, 'write at least one rule')),
})

/**
 * One category of personal data: from when, how long, on which ground, and what happens then. With `tellAhead`, the
 * person gets a letter so long before the day, and a last one when it is done.
 */
export type Rule = v.InferOutput<typeof rule>

/** A real run of the sweep stops above both limits of the ceiling. */
export interface RetentionTable extends v.InferOutput<typeof retentionTable> {
  /** Ids of rules whose capability is off: nothing is kept under them, and nothing is published. */
  waiting?: readonly string[]
}

/**
 * The rules that are carried out: those of no capability and of the capabilities that are on.
 * Throws ContentProblem; a rule whose start may never come must say when it starts at the latest, one that a supplier
 * carries out, which, and one that tells ahead must keep for longer than that.
 */
export function readRetention(raw: unknown, on: readonly Capability[]): RetentionTable {
  const table = readTable(file, retentionTable, raw)
  requireDistinct(
    file,
    'rules',
    table.rules.map((rule) => rule.id),
  )
  for (const [at, rule] of table.rules.entries()) {
    if ((rule.then === 'erasedBySupplier') !== (rule.supplier !== undefined)) {
      const remedy =
        'is the id of the supplier in content/processors.json where "then" is "erasedBySupplier", and only there'
      throw new ContentProblem(file, `rules.${at}.supplier`, remedy)
    }
    if (rule.tellAhead && !leavesTimeToTell(rule, rule.tellAhead)) {
      const remedy = `"${rule.tellAhead}" has to be shorter than "keepFor" (${rule.keepFor}), counted in days, of data that we erase; take it away where nobody is told`
      throw new ContentProblem(file, `rules.${at}.tellAhead`, remedy)
    }
    if (mayNeverCome.includes(rule.starts) === Boolean(rule.startsAtLatest)) continue
    const remedy = rule.startsAtLatest
      ? `"${rule.starts}" always comes; take startsAtLatest away`
      : `"${rule.starts}" may never happen; add { "event": "deadline", "after": "P6M" } or another length`
    throw new ContentProblem(file, `rules.${at}.startsAtLatest`, remedy)
  }
  const waiting = table.rules.filter(({ capability }) => !isOn(capability, on))
  return {
    ...table,
    rules: table.rules.filter((rule) => !waiting.includes(rule)),
    waiting: waiting.map(({ id }) => id),
  }
}

/** Counted from the shortest month, where a month is the fewest days. */
function leavesTimeToTell({ keepFor, then }: Rule, ahead: Period): boolean {
  const shortMonth = '2001-02-01'
  if (then !== 'erase' || keepFor.includes('T')) return false
  return addPeriod(shortMonth, ahead) < addPeriod(shortMonth, keepFor)
}

/** Throws ContentProblem when the table has no such rule: nothing is kept without one. */
export function ruleFor(table: RetentionTable, id: string): Rule {
  const rule = table.rules.find((rule) => rule.id === id)
  if (!rule)
    throw new ContentProblem(
      file,
      'rules',
      `"${id}" is missing; add a rule with this id, or turn on the capability it belongs to`,
    )
  return rule
}

/** The earlier of the recorded start and the latest possible one; throws a RangeError when there is neither. */
export function startsOn(
  { id, startsAtLatest }: Rule,
  known: { recorded?: Day; deadline?: Day; lastActivity?: Day },
): Day {
  const { recorded } = known
  const from = startsAtLatest && known[startsAtLatest.event]
  const atLatest = from && addPeriod(from, startsAtLatest.after)
  if (recorded && atLatest) return earlier(recorded, atLatest)
  const start = recorded ?? atLatest
  if (!start) throw new RangeError(`Rule "${id}" has no start: neither an event nor a deadline is known`)
  return start
}

/** The day on which the data is erased: not before it, and not after it. Rules counted in hours have none. */
export function eraseBy(rule: Rule, start: Day): Day {
  return addPeriod(start, rule.keepFor)
}

/** How long the data is kept, as it is read on pages and in letters: 'två år efter att rekryteringen avslutats'. */
export function sentenceFor(rule: Rule, locale: Locale): string {
  return fill(timeWordsIn(locale).after[rule.starts], { period: periodInWords(rule.keepFor, locale) })
}

/** When the time begins at the latest: 'sex månader efter sista ansökningsdag'; null when it always begins. */
export function latestStartInWords(rule: Rule, locale: Locale): string | null {
  if (!rule.startsAtLatest) return null
  const { event, after } = rule.startsAtLatest
  return fill(timeWordsIn(locale).startsAtLatest[event], { period: periodInWords(after, locale) })
}

/** How long before the day people are told: '30 dagar i förväg'; null where nobody is. */
export function toldAheadInWords({ tellAhead }: Rule, locale: Locale): string | null {
  return tellAhead ? fill(timeWordsIn(locale).ahead, { period: periodInWords(tellAhead, locale) }) : null
}

/** The legal ground with its article. */
export function groundInWords(ground: Ground, locale: Locale): string {
  return timeWordsIn(locale).grounds[ground]
}
