import { type FactRow, keptIn, type readingBy } from './held-words.ts'
import type { Locale } from './languages.ts'
import { othersToldInWords } from './others-told.ts'
import { sharesInWords } from './shares-told.ts'
import { fill, wordsIn } from './words.ts'

/** One line of what staff did with an application, and what they typed about it. */
export interface Told {
  line: string
  typed: string | null
}

/** What belongs under one heading, the oldest first. */
export interface Telling {
  title: string
  lines: Told[]
}

/** What was done with a thing that its person is told line by line; nothing for most kinds. */
export function tellingsOf(
  { kind, rows }: { kind: string; rows: readonly FactRow[] },
  locale: Locale,
  reading: Pick<ReturnType<typeof readingBy>, 'valueIn'>,
): Telling[] {
  if (kind === 'application') return handledInWords(rows, locale, reading)
  const others = othersToldInWords(rows, locale, reading)
  return others.lines.length > 0 ? [others] : []
}

/**
 * How staff have read and handled an application: when, what, in which role and for which written reason; how far it has
 * come; what they wrote about it (GDPR art. 15.1; CJEU C-579/21 on traces of reading, C-434/16 on remarks). Names nobody.
 */
export function handledInWords(
  rows: readonly FactRow[],
  locale: Locale,
  reading: Pick<ReturnType<typeof readingBy>, 'valueIn'>,
): Telling[] {
  const { valueIn } = reading
  const words = wordsIn(locale).myData.handled
  const read = (row: FactRow, column: string) => valueIn(row, column, locale)
  const who = (row: FactRow) => (words.who as Record<string, string>)[keptIn(row, 'role') ?? ''] ?? ''
  const of = (table: string, at: string) =>
    rows
      .filter((row) => row.table === table)
      .toSorted((one, other) => ((keptIn(one, at) ?? '') < (keptIn(other, at) ?? '') ? -1 : 1))
  const [own] = rows

  const looks = of('traces', 'traced_at').map((row): Told => {
    const said = { who: who(row), act: read(row, 'act'), at: read(row, 'traced_at') }
    const typed = keptIn(row, 'reason') ?? null
    return { line: fill(typed === null ? words.read.line : words.read.because, said), typed }
  })
  const steps = of('application_steps', 'changed_at').map((row) => {
    const [from, to] = [read(row, 'from_status'), read(row, 'to_status')]
    return untyped(fill(words.status.line, { who: who(row), from, to, at: read(row, 'changed_at') }))
  })
  const notes = of('application_notes', 'written_at').map((row): Told => {
    const line = fill(words.notes.line, { who: who(row), at: read(row, 'written_at') })
    return { line, typed: keptIn(row, 'note') ?? '' }
  })
  const letters = of('application_letters', 'written_at').map((row): Told => {
    const said = { subject: read(row, 'subject'), who: who(row), at: read(row, 'written_at') }
    return { line: fill(words.letters.line, said), typed: keptIn(row, 'text') ?? '' }
  })
  const ratings = of('application_ratings', 'rated_at').map((row) => {
    const said = { who: who(row), stars: read(row, 'stars'), at: read(row, 'rated_at') }
    return untyped(fill(words.ratings.line, said))
  })
  const labels = of('application_labels', 'labelled_at').map((row) => {
    const said = { who: who(row), label: read(row, 'label'), at: read(row, 'labelled_at') }
    return untyped(fill(said.who ? words.labels.by : words.labels.line, said))
  })
  const now = own ? [untyped(fill(words.status.now, { status: read(own, 'status') }))] : []

  return [
    { title: words.read.title, lines: looks.length > 0 ? looks : [untyped(words.read.none)] },
    { title: words.status.title, lines: [...steps, ...now] },
    { title: words.letters.title, lines: letters },
    { title: words.notes.title, lines: notes },
    { title: words.ratings.title, lines: ratings },
    { title: words.labels.title, lines: labels },
    sharesInWords(rows, locale, reading),
  ].filter(({ lines }) => lines.length > 0)
}

function untyped(line: string): Told {
  return { line, typed: null }
}
