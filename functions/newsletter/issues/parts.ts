import type { Block } from '../../promises/issues/texts.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { escaped } from './html.ts'
import { bodyFrom, letterAround, type Reading } from './letter.ts'
import type { IssueLetter } from './reader.ts'

/** An issue of which each reader gets those parts that fit. */
export interface InParts {
  /** What its line is with so many of them. */
  subject(count: number, locale: Locale): string
  parts: readonly { title: Record<Locale, string>; blocks: Record<Locale, Block[]> }[]
}

const partsHere = '{parts}'
const firstHere = '{first}'
const frameOf = (count: number) => `of ${count}`
const partAt = (place: number | string) => `part ${place}`

/** What the letters of such an issue are put together from: a frame for each number of parts, and each part. */
export function piecesOf(issue: InParts, reading: Reading): (IssueLetter & { variant: string })[] {
  const { locale } = reading
  return issue.parts.flatMap(({ title, blocks }, place) => {
    const head = { subject: issue.subject(place + 1, locale), preheader: firstHere }
    const frame = letterAround({ html: partsHere, text: partsHere }, head, reading)
    return [
      { variant: frameOf(place + 1), ...frame },
      { variant: partAt(place), subject: title[locale], ...bodyFrom(blocks[locale], reading) },
    ]
  })
}

/** The letter with the parts at these places ('0,2'), or the whole issue where it has no parts. */
export function putTogether(
  places: string,
  textOf: (variant: string) => IssueLetter | undefined,
): IssueLetter | undefined {
  const parts = places === '' ? [] : places.split(',').map((place) => textOf(partAt(place)))
  const frame = textOf(frameOf(parts.length))
  const [first] = parts
  if (!first || !frame) return textOf('')
  const inFrame = (name: 'html' | 'text', title: string, between: string) => {
    const body = parts.map((part) => part?.[name]).join(between)
    return frame[name].split(firstHere).join(title).split(partsHere).join(body)
  }
  return {
    subject: frame.subject,
    html: inFrame('html', escaped(first.subject), '\n'),
    text: inFrame('text', first.subject, '\n\n'),
  }
}
