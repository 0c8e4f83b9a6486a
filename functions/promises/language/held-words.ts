import type { Day } from '../calendar/calendar.ts'
import type { Promises } from '../promises.ts'
import { wordingsOf } from '../purposes/purpose-hashes.ts'
import { answersInWords, fieldNames } from './answers-told.ts'
import { bytesInWords, dayInWords, instantInWords } from './in-words.ts'
import { type Locale, locales } from './languages.ts'
import { fill, type Words, wordsIn } from './words.ts'

/** One value as it is kept: `table.column`, and how it is to be read. Instants are ISO 8601 in UTC. */
export interface Fact {
  field: string
  value: string
  reads: 'text' | 'day' | 'instant' | 'bytes' | 'code' | 'wording'
}

/** One row, without the columns nobody is shown. */
export interface FactRow {
  table: string
  facts: Fact[]
}

interface Thing {
  kind: keyof Words['myData']['mine']['kinds']
  name: string
}

/** What somebody gave us, as against what we added. */
const given = new Set([
  ...['submitted_at', 'reference', 'name', 'email', 'phone', 'address', 'role'],
  ...['details', 'letter', 'cv_text', 'message'],
  ...['topics', 'places', 'kinds', 'locale', 'asked_at', 'confirmed_at', 'left_at'],
  ...['scope', 'reason', 'suppressed_at'],
])

export function isGiven({ field }: Fact): boolean {
  return given.has(columnOf(field))
}

export function headingOf({ kind, name }: Thing, locale: Locale): string {
  return fill(wordsIn(locale).myData.mine.kinds[kind], { name })
}

/** Why a thing is kept although its day may have passed, or its person wants it gone, and when that is looked at again. */
export function onHoldInWords(
  hold: { ground: 'claim' | 'authority'; reviewOn: Day },
  locale: Locale,
): string {
  const { codes, onHold } = wordsIn(locale).myData
  return fill(onHold, { ground: codes[hold.ground], day: dayInWords(hold.reviewOn, locale) })
}

/** What a column is called; its own words in a table where the common ones mislead. */
export function labelOf({ field }: Fact, locale: Locale): string {
  const { columns, tableColumns } = wordsIn(locale).myData
  const own: Record<string, string> = tableColumns
  const common: Record<string, string> = columns
  const label = own[field] ?? common[columnOf(field)]
  if (!label) throw new Error(`content/ui has no words for ${field} (myData.columns)`)
  return label
}

/** What a table is called. */
export function tableIn({ table }: FactRow, locale: Locale): string {
  const tables: Record<string, string> = wordsIn(locale).myData.tables
  const name = tables[table]
  if (!name) throw new Error(`content/ui has no words for ${table} (myData.tables)`)
  return name
}

/** The value of a column as it is kept; undefined when the row has none. */
export function keptIn(row: FactRow, column: string): string | undefined {
  return factIn(row, column)?.value
}

/** How values that are kept are told in words, by what content says. */
export function readingBy(promises: Promises) {
  const { purposes, retention, site } = promises

  function inWords({ field, value, reads }: Fact, locale: Locale): string {
    switch (reads) {
      case 'instant':
        return instantInWords(new Date(value), locale, site.timeZone)
      case 'day':
        return dayInWords(value, locale)
      case 'bytes':
        return bytesInWords(Number(value), locale)
      case 'wording':
        return wordingOf(value) ?? value
      case 'code':
        return codeInWords(field, value, locale)
      case 'text':
        return field === 'applications.details' ? answersInWords(value, locale) : value
    }
  }

  /** The value of a column in words; empty when the row has none. */
  function valueIn(row: FactRow, column: string, locale: Locale): string {
    const fact = factIn(row, column)
    return fact ? inWords(fact, locale) : ''
  }

  /** The exact words that were agreed to, as long as content remembers them. */
  function wordingOf(hash: string): string | undefined {
    return purposes
      .flatMap((purpose) => locales.flatMap((language) => wordingsOf(purpose, language)))
      .find((wording) => wording.hash === hash)?.words
  }

  function codeInWords(field: string, value: string, locale: Locale): string {
    const words = wordsIn(locale)
    const codes: Record<string, string> = {
      ...words.apply.roles.names,
      ...words.myData.codes,
      ...ownCodes(field, words, locale),
    }
    const one = (code: string) => codes[code] ?? ruleInWords(code, locale) ?? code
    if (field === 'outbox.letter' && / \d{4}-\d{2}-\d{2}$/.test(value)) return one('policy-news')
    if (/\.(topics|kinds|parts)$/.test(field)) return (JSON.parse(value) as string[]).map(one).join(', ')
    return one(value)
  }

  function ruleInWords(id: string, locale: Locale): string | undefined {
    return retention.rules.find((rule) => rule.id === id)?.category[locale]
  }

  return { inWords, valueIn, wordingOf }
}

/** Codes that mean something else in their column than anywhere else. */
function ownCodes(field: string, { desk, myData, sharing }: Words, locale: Locale): Record<string, string> {
  if (field === 'application_shares.parts') return sharing.parts
  if (field === 'consents.purpose') return myData.consentPurposes
  if (field === 'corrections.field') return fieldNames(locale)
  if (/^application(s|_steps)\..*status$/.test(field)) return desk.statuses
  return field === 'my_data_keys.opens' ? myData.opens : {}
}

function factIn({ table, facts }: FactRow, column: string): Fact | undefined {
  return facts.find(({ field }) => field === `${table}.${column}`)
}

function columnOf(field: string): string {
  return field.split('.')[1]!
}
