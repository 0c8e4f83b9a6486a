import type { Fact, HeldItem, HeldRow } from '../../../../functions/platform/held/item.ts'
import { promises } from '../../../../functions/promises/compiled.ts'
import { bytesInWords, dayInWords, instantInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../../functions/promises/language/words.ts'
import { wordingsOf } from '../../../../functions/promises/purpose-hashes.ts'

/** What the person has left with us, as against what only came of this visit. */
export function isOwnersThing({ kind }: HeldItem): boolean {
  return kind !== 'way' && kind !== 'letters'
}

export function headingOf({ kind, name }: HeldItem, locale: Locale): string {
  return fill(wordsIn(locale).myData.mine.kinds[kind], { name })
}

/** The value of a column in words; empty when the row has none. */
export function valueIn(row: HeldRow, column: string, locale: Locale): string {
  const fact = row.facts.find(({ field }) => field === `${row.table}.${column}`)
  return fact ? inWords(fact, locale) : ''
}

/** What a column is called; its own words in a table where the common ones mislead. */
export function labelOf({ field }: Fact, locale: Locale): string {
  const { columns, tableColumns } = wordsIn(locale).myData
  const own: Record<string, string> = tableColumns
  const common: Record<string, string> = columns
  const label = own[field] ?? common[field.split('.')[1]!]
  if (!label) throw new Error(`content/ui has no words for ${field} (myData.columns)`)
  return label
}

/** What a table is called. */
export function tableIn({ table }: HeldRow, locale: Locale): string {
  const tables: Record<string, string> = wordsIn(locale).myData.tables
  const name = tables[table]
  if (!name) throw new Error(`content/ui has no words for ${table} (myData.tables)`)
  return name
}

export function inWords({ field, value, reads }: Fact, locale: Locale): string {
  switch (reads) {
    case 'instant':
      return instantInWords(new Date(value), locale, promises.site.timeZone)
    case 'day':
      return dayInWords(value, locale)
    case 'bytes':
      return bytesInWords(Number(value), locale)
    case 'wording':
      return wordingOf(value, locale) ?? value
    case 'code':
      return codeInWords(field, value, locale)
    case 'text':
      return value
  }
}

/** The exact words that were agreed to, as long as content remembers them. */
function wordingOf(hash: string, locale: Locale): string | undefined {
  const inAnyLanguage = [locale, ...promises.site.languages]
  return promises.purposes
    .flatMap((purpose) => inAnyLanguage.flatMap((language) => wordingsOf(purpose, language)))
    .find((wording) => wording.hash === hash)?.words
}

function codeInWords(field: string, value: string, locale: Locale): string {
  const words = wordsIn(locale)
  const purposes = field === 'consents.purpose' ? words.myData.consentPurposes : {}
  const codes: Record<string, string> = { ...words.apply.roles.names, ...words.myData.codes, ...purposes }
  const one = (code: string) => codes[code] ?? ruleInWords(code, locale) ?? code
  if (field === 'outbox.letter' && / \d{4}-\d{2}-\d{2}$/.test(value)) return one('policy-news')
  if (/\.(topics|kinds)$/.test(field)) return (JSON.parse(value) as string[]).map(one).join(', ')
  return one(value)
}

function ruleInWords(id: string, locale: Locale): string | undefined {
  return promises.retention.rules.find((rule) => rule.id === id)?.category[locale]
}
