import { malformed } from './refusal.ts'
import { object, text } from './shape.ts'

/** What SQLite holds. Integers are bigint, so that all 64 bits survive; a number is always a float. */
export type SqlValue = null | bigint | number | string | Uint8Array

type WireValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }

export function readValue(wire: unknown): SqlValue {
  const { type, value, base64 } = object(wire, 'A value')
  switch (type) {
    case 'null':
      return null
    case 'integer':
      return readInteger(text(value, 'An integer'))
    case 'float':
      if (typeof value === 'number') return value
      throw malformed('A float must be a number')
    case 'text':
      return text(value, 'A text')
    case 'blob':
      return readBlob(text(base64, 'A blob'))
    default:
      throw malformed('A value must be null, integer, float, text or blob')
  }
}

function readInteger(digits: string): bigint {
  if (!/^-?\d{1,19}$/.test(digits)) throw malformed('An integer must be decimal digits in a string')
  const integer = BigInt(digits)
  if (BigInt.asIntN(64, integer) !== integer) throw malformed('An integer must fit into 64 bits')
  return integer
}

/** Padding is optional (RFC 4648 §3.2); anything outside the alphabet is refused. */
function readBlob(base64: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw malformed('A blob must be base64')
  return Buffer.from(base64, 'base64')
}

const wireNull: WireValue = { type: 'null' }

export function wireValue(value: SqlValue): WireValue {
  if (value === null) return wireNull
  if (typeof value === 'string') return { type: 'text', value }
  if (typeof value === 'bigint') return { type: 'integer', value: value.toString() }
  if (typeof value === 'number') return { type: 'float', value }
  return {
    type: 'blob',
    base64: Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64'),
  }
}
