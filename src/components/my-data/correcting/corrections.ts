import type { HeldItem, HeldRow } from '../../../../functions/platform/held/item.ts'
import { answerInWords, answersIn } from '../../../../functions/promises/language/answers-told.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../../functions/promises/language/words.ts'
import { valueIn } from '../mine/reading.ts'

/** One field put right: how it read before and from then on. */
export interface Correction {
  field: string
  at: string
  before: string
  after: string
}

/** The corrections of a thing, the oldest first. What came after one is what the next one found, or what stands now. */
export function correctionsOf({ rows }: HeldItem, locale: Locale): Correction[] {
  const made = rows
    .filter(({ table }) => table === 'corrections')
    .toSorted((one, other) => raw(one, 'id').localeCompare(raw(other, 'id')))
  const { codes } = wordsIn(locale).myData
  const names: Record<string, string> = codes
  return made.map((row, at) => {
    const field = raw(row, 'field')
    const next = made.slice(at + 1).find((later) => raw(later, 'field') === field)
    const after = next ? raw(next, 'old_value') : valueNow(rows[0]!, field)
    const read = (value: string) =>
      field === 'locale' ? (names[value] ?? value) : answerInWords(field, value, locale)
    return {
      field: valueIn(row, 'field', locale),
      at: valueIn(row, 'corrected_at', locale),
      before: read(raw(row, 'old_value')),
      after: read(after),
    }
  })
}

function valueNow(row: HeldRow, field: string): string {
  return answersIn(raw(row, 'details'))[field] ?? raw(row, columnOf(field))
}

/** A form calls its fields in one word. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function raw(row: HeldRow, column: string): string {
  return row.facts.find(({ field }) => field === `${row.table}.${column}`)?.value ?? ''
}
