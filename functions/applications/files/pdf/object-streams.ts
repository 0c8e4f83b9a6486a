import { asLatin1 } from '../bytes.ts'
import type { Refusal } from '../verdict.ts'
import { Lexer, token } from './lexer.ts'
import { mark, markOf } from './marks.ts'
import { bodyOf } from './stream-body.ts'
import type { Piece, Survey } from './survey.ts'
import { type Dictionary, readValue } from './values.ts'

/** The structure of some hundred tagged pages, unpacked; a document that needs more is not a CV. */
const mostUnpackedBytes = 8_000_000
const mostStreams = 500
const mostObjectsEach = 100_000

/**
 * Unpacks every object stream and surveys what is in it. One that cannot be read to its end is a reason to
 * refuse: what was not seen is not kept.
 */
export async function surveyObjectStreams(file: Survey): Promise<Survey[] | Refusal> {
  const surveys: Survey[] = []
  let leftBytes = mostUnpackedBytes
  for (const piece of file.pieces) {
    if (piece.streamAt === undefined || !(piece.marks & mark.holdsObjects)) continue
    const dictionary = readValue(file.bytes, piece.valueAt)
    if (!(dictionary instanceof Map)) return 'damaged'
    if (!isObjectStream(dictionary)) continue
    const { bytes, ended } = await bodyOf(file.bytes, piece, dictionary, leftBytes)
    if (ended === 'stopped' || surveys.length === mostStreams) return 'bomb'
    const survey = ended === 'whole' ? surveyInside(bytes, dictionary) : undefined
    if (!survey) return 'damaged'
    surveys.push(survey)
    leftBytes -= bytes.length
  }
  return surveys
}

/** Some readers go by Type, some only by First. */
function isObjectStream(dictionary: Dictionary): boolean {
  const type = dictionary.get('Type')
  return dictionary.has('First') || (type instanceof Object && 'name' in type && type.name === 'ObjStm')
}

/**
 * Reads `number place` pairs, then the objects, also what stands in front of the first place. Each place is
 * the start of a token, not the middle of one.
 */
function surveyInside(bytes: Uint8Array, dictionary: Dictionary): Survey | undefined {
  const first = dictionary.get('First')
  const count = dictionary.get('N')
  if (typeof first !== 'number' || typeof count !== 'number' || first > bytes.length) return
  const pairs = count <= mostObjectsEach ? numbersIn(bytes, 2 * count) : undefined
  if (!pairs) return
  const listed = Array.from({ length: count }, (_, index): Piece => {
    return { number: pairs[2 * index]!, valueAt: first + pairs[2 * index + 1]!, marks: 0 }
  })
  const pieces = [{ valueAt: first, marks: 0 }, ...listed].sort((one, other) => one.valueAt - other.valueAt)
  return markPieces(bytes, first, pieces)
    ? { bytes, pieces: pieces.filter(({ marks }) => marks !== 0) }
    : undefined
}

/** The first whole numbers, or nothing if anything else stands between them. */
function numbersIn(bytes: Uint8Array, count: number): number[] | undefined {
  const lexer = new Lexer(bytes, 0)
  const numbers: number[] = []
  while (numbers.length < count) {
    if (lexer.next() !== token.word) return
    const word = asLatin1(bytes, lexer.start, Math.min(lexer.at, lexer.start + 12))
    if (!/^\d+$/.test(word)) return
    numbers.push(Number(word))
  }
  return numbers
}

function markPieces(bytes: Uint8Array, first: number, pieces: Piece[]): boolean {
  const lexer = new Lexer(bytes, first)
  let reached = 0
  for (let kind = lexer.next(); kind !== token.end; kind = lexer.next()) {
    for (; reached < pieces.length && pieces[reached]!.valueAt < lexer.at; reached++) {
      if (!leadsTo(bytes, pieces[reached]!.valueAt, lexer.start)) return false
    }
    const piece = pieces[reached - 1]
    if (kind === token.name && piece) piece.marks |= markOf(bytes, lexer.start, lexer.at)
  }
  return true
}

/** Whether a reader that starts at a place comes upon the token that starts there, not into the middle of one. */
function leadsTo(bytes: Uint8Array, place: number, tokenAt: number): boolean {
  const lexer = new Lexer(bytes, place)
  lexer.next()
  return lexer.start === tokenAt
}
