import type { Telling } from './handled-words.ts'
import { type FactRow, keptIn, type readingBy } from './held-words.ts'
import type { Locale } from './languages.ts'
import { partsInWords } from './share-words.ts'
import { fill, wordsIn } from './words.ts'

/**
 * Who outside was to see an application, why, what its person said, and each time it was opened since (GDPR art. 15.1 c).
 * No lines where nobody has asked.
 */
export function sharesInWords(
  rows: readonly FactRow[],
  locale: Locale,
  { valueIn }: Pick<ReturnType<typeof readingBy>, 'valueIn'>,
): Telling {
  const { sharing, myData } = wordsIn(locale)
  const who = myData.handled.who as Record<string, string>
  const of = (table: string) => rows.filter((row) => row.table === table)
  const opened = of('application_disclosures')
  const lines = of('application_shares').flatMap((row) => {
    const kept = (column: string) => keptIn(row, column) ?? ''
    const state = kept('ended_at') ? 'ended' : ((kept('outcome') || 'waiting') as 'waiting')
    const at = valueIn(row, state === 'ended' ? 'ended_at' : 'answered_at', locale)
    const named = { name: kept('name'), organisation: kept('organisation') }
    const line = fill(sharing.asked, {
      ...named,
      who: who[kept('role')] ?? '',
      at: valueIn(row, 'asked_at', locale),
      day: valueIn(row, 'last_on', locale),
      parts: partsInWords(kept('parts'), locale),
      answer: fill(sharing.answer[state], { at }),
    })
    const looks = opened
      .filter((look) => keptIn(look, 'share_id') === kept('id'))
      .map((look) => {
        const words = sharing.opened[(keptIn(look, 'kind') ?? 'cv') as 'cv']
        return { line: fill(words, { ...named, at: valueIn(look, 'opened_at', locale) }), typed: null }
      })
    return [{ line, typed: kept('reason') }, ...looks]
  })
  return { title: sharing.title, lines }
}
