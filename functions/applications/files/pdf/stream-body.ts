import { ascii, asLatin1, firstPlace } from '../bytes.ts'
import { type Unpacked, unpack } from '../unpack.ts'
import type { Piece } from './survey.ts'
import type { Dictionary, Value } from './values.ts'

const endKeyword = ascii('endstream')
const broken: Unpacked = { bytes: new Uint8Array(), ended: 'broken' }

/**
 * What a stream holds, at most `mostBytes` of it. Read are streams that are plain or deflated, without a
 * predictor; anything else is `broken`, since a reader could see in it what is not seen here.
 */
export async function bodyOf(
  bytes: Uint8Array,
  { streamAt = 0 }: Piece,
  dictionary: Dictionary,
  mostBytes: number,
): Promise<Unpacked> {
  const lineEnd = /^\r?\n/.exec(asLatin1(bytes, streamAt, streamAt + 2))
  const filter = filterOf(dictionary)
  if (!lineEnd || filter === 'other') return broken
  const candidates = bodies(bytes, streamAt + lineEnd[0].length, dictionary.get('Length'))
  if (filter === 'none') return plain(candidates.next().value, mostBytes)
  for (const packed of candidates) {
    const unpacked = await unpack(packed, 'deflate', mostBytes)
    if (unpacked.ended !== 'broken') return unpacked
  }
  return broken
}

/** Where the body may end: as its length says, else in front of `endstream` and of up to four bytes of line ends. */
function* bodies(bytes: Uint8Array, from: number, length: Value | undefined): Generator<Uint8Array> {
  if (typeof length === 'number' && length >= 0) {
    const to = from + length
    if (/^[\s\0]*endstream/.test(asLatin1(bytes, to, to + 20))) yield bytes.subarray(from, to)
  }
  const end = firstPlace(bytes, endKeyword, from)
  if (end === -1) return
  const before = asLatin1(bytes, Math.max(from, end - 4), end)
  for (let cut = before.length - before.trimEnd().length; cut >= 0; cut--)
    yield bytes.subarray(from, end - cut)
}

function filterOf(dictionary: Dictionary): 'none' | 'deflate' | 'other' {
  if (dictionary.has('F') || dictionary.has('DP') || predicts(dictionary.get('DecodeParms'))) return 'other'
  const filter = dictionary.get('Filter')
  const [name, ...more] = Array.isArray(filter) ? filter : [filter]
  if (name === undefined) return 'none'
  const deflated = name !== null && typeof name === 'object' && 'name' in name && name.name === 'FlateDecode'
  return deflated && more.length === 0 ? 'deflate' : 'other'
}

function predicts(parameters: Value | undefined): boolean {
  const [first, ...more] = Array.isArray(parameters) ? parameters : [parameters]
  if (more.length > 0) return true
  if (first === undefined || first === null) return false
  return !(first instanceof Map) || (first.get('Predictor') ?? 1) !== 1
}

function plain(body: Uint8Array | undefined, mostBytes: number): Unpacked {
  if (!body) return broken
  return { bytes: body.subarray(0, mostBytes), ended: body.length > mostBytes ? 'stopped' : 'whole' }
}
