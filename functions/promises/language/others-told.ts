import type { Telling } from './handled-words.ts'
import { type FactRow, keptIn, type readingBy } from './held-words.ts'
import type { Locale } from './languages.ts'
import { fill, wordsIn } from './words.ts'

/** Who has had the data and is told that they were corrected, erased or restricted, and since when they know (GDPR art. 19). */
export function othersToldInWords(
  rows: readonly FactRow[],
  locale: Locale,
  { valueIn }: Pick<ReturnType<typeof readingBy>, 'valueIn'>,
): Telling {
  const words = wordsIn(locale).myData.othersTold
  const tasks = rows.filter(({ table }) => table === 'request_tasks')
  const lines = tasks.map((row) => {
    const day = valueIn(row, 'told_on', locale)
    const line = fill(day ? words.told : words.waiting, { name: keptIn(row, 'recipient') ?? '', day })
    return { line, typed: null }
  })
  return { title: words.title, lines }
}
