import { asLatin1 } from '../bytes.ts'

/** What a name in a PDF tells the gate about the object it stands in; several can be combined. */
export const mark = {
  runs: 1,
  encrypts: 2,
  crossReference: 4,
  holdsObjects: 8,
  embeds: 16,
  kids: 32,
  size: 64,
  root: 128,
  pages: 256,
} as const

const meaning = new Map<string, number>([
  // Actions that run, send or open (ISO 32000-2, 12.6.4), the trees and keys their scripts hang in, and what plays.
  ...[
    'JavaScript',
    'JS',
    'Launch',
    'SubmitForm',
    'ImportData',
    'GoToR',
    'GoToE',
    'Rendition',
    'RichMedia',
    'RichMediaContent',
    'RichMediaExecute',
    'Movie',
    'Sound',
    '3DD',
    'XFA',
  ].map((name): [string, number] => [name, mark.runs]),
  ['Encrypt', mark.encrypts],
  ['XRef', mark.crossReference],
  // A reader takes objects out of any stream with these two, whatever its Type says.
  ['ObjStm', mark.holdsObjects],
  ['First', mark.holdsObjects],
  ['EF', mark.embeds],
  ['Kids', mark.kids],
  ['Size', mark.size],
  ['Root', mark.root],
  ['Pages', mark.pages],
])

/** For each first letter, a bit for each length that a name with a meaning has: most names are told by that alone. */
const lengthsByLetter = new Uint32Array(256)
for (const name of meaning.keys()) lengthsByLetter[name.charCodeAt(0)]! |= 1 << name.length

/** What the name that stands in `start`…`end`, slash included, tells; `#4a` is read as the letter it stands for. */
export function markOf(bytes: Uint8Array, start: number, end: number): number {
  const meaningful = (lengthsByLetter[bytes[start + 1]!]! >> (end - start - 1)) & 1
  if (!meaningful && !hasEscape(bytes, start, end)) return 0
  return meaning.get(nameAt(bytes, start, end)) ?? 0
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (bytes[at] === 0x23) return true
  return false
}

/** The name that stands in `start`…`end`, without its slash and with its escapes read (ISO 32000-2, 7.3.5). */
export function nameAt(bytes: Uint8Array, start: number, end: number): string {
  const written = asLatin1(bytes, start + 1, Math.min(end, start + 200))
  if (!written.includes('#')) return written
  return written.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
