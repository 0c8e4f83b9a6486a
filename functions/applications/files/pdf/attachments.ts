import { extensionOf } from '../names.ts'
import { mark } from './marks.ts'
import { bodyOf } from './stream-body.ts'
import type { Piece, Survey } from './survey.ts'
import { type Dictionary, readValue, type Value } from './values.ts'

/** Europass and e-invoices carry their own data along as XML. */
const textExtensions = new Set(['xml', 'txt'])
const mostReadBytes = 256 * 1024
const mostAttachments = 20
/** C0 controls but tab, line feed, form feed and carriage return: no text in any encoding without NUL has them. */
const notText = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/u

/**
 * Whether every file inside a PDF is text or XML: by each name it is given, which decides what opens it, and
 * by how it begins, at most 256 KiB.
 */
export async function carriesOnlyText(file: Survey, inside: Survey[]): Promise<boolean> {
  const holders = [file, ...inside].flatMap(({ bytes, pieces }) =>
    pieces.filter(({ marks }) => marks & mark.embeds).map(({ valueAt }) => readValue(bytes, valueAt)),
  )
  if (holders.includes(undefined)) return false
  const streams = new Set(file.pieces.map(({ number, streamAt }) => (streamAt ? number : undefined)))
  const specifications = holders
    .flatMap((value) => [...dictionariesIn(value)])
    .filter((dictionary) => dictionary.has('EF') && !isGlyphs(dictionary, streams))
  if (!specifications.every(namesText)) return false
  const numbers = new Set(specifications.flatMap((specification) => referencesIn(specification.get('EF'))))
  return areText(file, numbers)
}

function* dictionariesIn(value: Value | undefined): Generator<Dictionary> {
  if (value instanceof Map) yield value
  const inner = value instanceof Map ? value.values() : Array.isArray(value) ? value : []
  for (const each of inner) yield* dictionariesIn(each)
}

const nameKeys = ['F', 'UF', 'Unix', 'Mac', 'DOS']

/** The shapes of a bitmap font go by hexadecimal names too: its EF is the stream that draws one. */
function isGlyphs(dictionary: Dictionary, streams: Set<number | undefined>): boolean {
  const shape = dictionary.get('EF')
  const drawn = shape instanceof Object && 'reference' in shape && streams.has(shape.reference)
  return drawn && !['Type', ...nameKeys].some((key) => dictionary.has(key))
}

function namesText(specification: Dictionary): boolean {
  const names = nameKeys.filter((key) => specification.has(key)).map((key) => specification.get(key))
  const allText = names.every(
    (name) => name instanceof Object && 'text' in name && textExtensions.has(extensionOf(name.text)),
  )
  return names.length > 0 && allText && referencesIn(specification.get('EF')).length > 0
}

function referencesIn(embedded: Value | undefined): number[] {
  if (!(embedded instanceof Map)) return []
  return [...embedded.values()].map((value) =>
    value instanceof Object && 'reference' in value ? value.reference : Number.NaN,
  )
}

/** Each number has its stream; where an update put one behind another, both are text. */
async function areText(file: Survey, numbers: Set<number>): Promise<boolean> {
  const streams = file.pieces.filter(({ number = Number.NaN, streamAt }) => streamAt && numbers.has(number))
  const found = new Set(streams.map(({ number }) => number))
  if (found.size < numbers.size || streams.length > mostAttachments) return false
  for (const piece of streams) {
    if (!(await isText(file.bytes, piece))) return false
  }
  return true
}

async function isText(file: Uint8Array, piece: Piece): Promise<boolean> {
  const dictionary = readValue(file, piece.valueAt)
  if (!(dictionary instanceof Map)) return false
  const { bytes, ended } = await bodyOf(file, piece, dictionary, mostReadBytes)
  return ended !== 'broken' && !notText.test(new TextDecoder(encodingOf(bytes)).decode(bytes))
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
