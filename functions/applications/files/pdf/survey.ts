import { ascii, asLatin1, firstPlace, standsAt } from '../bytes.ts'
import { isWhite, Lexer, token } from './lexer.ts'
import { markOf } from './marks.ts'

/** An object that has a mark or a stream; a trailer is one without a number. */
export interface Piece {
  number?: number
  /** Where its value starts. */
  valueAt: number
  marks: number
  /** Just behind the keyword `stream`, where it has one. */
  streamAt?: number
}

/** What was found in the file itself, or in one object stream unpacked from it. */
export interface Survey {
  bytes: Uint8Array
  pieces: Piece[]
}

const percent = 0x25
const objectKeyword = ascii('obj')
const trailerKeyword = ascii('trailer')
const streamKeyword = ascii('stream')
const structure = [
  streamKeyword,
  ...['endobj', 'obj', 'xref', 'trailer', 'startxref', 'endstream'].map(ascii),
]
const deepest = 100
/** Objects with a stream or a mark; a document of a thousand pages has some thousands. */
const mostPieces = 50_000

/**
 * Finds everything in a PDF that a reader could take for an object or a trailer, or nothing at all if one of
 * them is not put together as the syntax says.
 *
 * A table of places can send a reader anywhere, also into a stream or a string, so the tables are not
 * believed: every `obj` counts, wherever it stands, and is read from there until it ends. Bytes may be read
 * a second time for that, but not again and again.
 */
export function surveyOf(bytes: Uint8Array): Survey | undefined {
  const pieces: Piece[] = []
  let left = 4 * bytes.length
  for (const piece of candidatesIn(bytes)) {
    const endsAt = readThrough(bytes, piece)
    if (endsAt === undefined || endsAt - piece.valueAt > left) return
    left -= endsAt - piece.valueAt
    if (piece.marks === 0 && piece.streamAt === undefined) continue
    piece.number = numberBefore(bytes, piece.valueAt)
    if (pieces.push(piece) > mostPieces) return
  }
  return { bytes, pieces }
}

function* candidatesIn(bytes: Uint8Array): Generator<Piece> {
  for (let at = firstPlace(bytes, objectKeyword); at !== -1; at = firstPlace(bytes, objectKeyword, at + 1)) {
    if (opensObject(bytes, at)) yield { valueAt: at + objectKeyword.length, marks: 0 }
  }
  for (
    let at = firstPlace(bytes, trailerKeyword);
    at !== -1;
    at = firstPlace(bytes, trailerKeyword, at + 1)
  ) {
    yield { valueAt: at + trailerKeyword.length, marks: 0 }
  }
}

/** `obj` stands behind a generation number, or behind a comment that ends on an earlier line. */
function opensObject(bytes: Uint8Array, at: number): boolean {
  if (!standsAt(bytes, objectKeyword, at) || isLetter(bytes[at + 3])) return false
  let before = at - 1
  let ownLine = false
  for (; isWhite(bytes[before]); before--) ownLine ||= isLineEnd(bytes[before])
  if (!isDigit(bytes[before])) return ownLine && endsInComment(bytes, before)
  while (isDigit(bytes[before])) before--
  return isWhite(bytes[before])
}

function endsInComment(bytes: Uint8Array, at: number): boolean {
  let before = at
  while (before >= 0 && !isLineEnd(bytes[before]) && bytes[before] !== percent) before--
  return bytes[before] === percent
}

/** The object's number in front of its generation number; a trailer has none. */
function numberBefore(bytes: Uint8Array, valueAt: number): number | undefined {
  const keywordAt = valueAt - objectKeyword.length
  if (!standsAt(bytes, objectKeyword, keywordAt)) return
  const before = asLatin1(bytes, Math.max(0, keywordAt - 40), keywordAt)
  return Number(/(\d+)[\s\0]+\d+[\s\0]*$/.exec(before)?.[1] ?? Number.NaN)
}

/** Collects the marks of one object or trailer; answers where it ends, or nothing if it is malformed. */
function readThrough(bytes: Uint8Array, piece: Piece): number | undefined {
  const lexer = new Lexer(bytes, piece.valueAt)
  const open: number[] = []
  for (let kind = lexer.next(), first = true; kind !== token.end; kind = lexer.next(), first = false) {
    if (kind === token.name) piece.marks |= markOf(bytes, lexer.start, lexer.at)
    else if (kind === token.openArray || kind === token.openDictionary) open.push(kind + 1)
    else if (kind === token.closeArray || kind === token.closeDictionary) {
      if (open.length > 0 && open.pop() !== kind) return
    } else if (kind === token.word) {
      const keyword = keywordIn(bytes, lexer.start, lexer.at)
      if (keyword === streamKeyword) piece.streamAt = lexer.at
      if (first || keyword) break
    }
    if (open.length > deepest) return
  }
  return open.length === 0 ? lexer.at : undefined
}

function keywordIn(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  if (!isLetter(bytes[start])) return
  return structure.find((keyword) => keyword.length === end - start && standsAt(bytes, keyword, start))
}

function isLetter(byte = 0): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d
}
