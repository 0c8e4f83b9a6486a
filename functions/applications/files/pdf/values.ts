import { asLatin1 } from '../bytes.ts'
import { Lexer, type Token, token } from './lexer.ts'
import { nameAt } from './marks.ts'

/**
 * A value as the gate needs it: names, texts and references are told apart; true, false and null are null,
 * and so is what is written twice in one dictionary, since readers disagree which counts.
 */
export type Value =
  | number
  | null
  | { name: string }
  | { text: string }
  | { reference: number }
  | Value[]
  | Dictionary
export type Dictionary = Map<string, Value>

const deepest = 100
const mostValues = 100_000

/** Reads the value that stands at a place; nothing if it is more than any honest one. Malformed parts are null. */
export function readValue(bytes: Uint8Array, at: number): Value | undefined {
  const reading = { lexer: new Lexer(bytes, at), depth: 0, left: mostValues }
  const value = valueFrom(reading, reading.lexer.next())
  return reading.left > 0 ? value : undefined
}

interface Reading {
  lexer: Lexer
  depth: number
  left: number
}

function valueFrom(reading: Reading, kind: Token): Value {
  const { bytes, start, at } = reading.lexer
  reading.left--
  if (kind === token.name) return { name: nameAt(bytes, start, at) }
  if (kind === token.text) return { text: textIn(bytes, start, at) }
  if (kind === token.word) return numberOrReference(reading.lexer)
  if (kind !== token.openArray && kind !== token.openDictionary) return null
  if (reading.depth === deepest) reading.left = 0
  if (reading.left <= 0) return null
  reading.depth++
  const value = kind === token.openArray ? arrayFrom(reading) : dictionaryFrom(reading)
  reading.depth--
  return value
}

function arrayFrom(reading: Reading): Value[] {
  const values: Value[] = []
  const { lexer } = reading
  for (let kind = lexer.next(); kind !== token.closeArray && goesOn(reading, kind); kind = lexer.next()) {
    values.push(valueFrom(reading, kind))
  }
  return values
}

function dictionaryFrom(reading: Reading): Dictionary {
  const values: Dictionary = new Map()
  const { lexer } = reading
  for (
    let kind = lexer.next();
    kind !== token.closeDictionary && goesOn(reading, kind);
    kind = lexer.next()
  ) {
    if (kind !== token.name) continue
    const key = nameAt(lexer.bytes, lexer.start, lexer.at)
    const value = valueFrom(reading, lexer.next())
    values.set(key, values.has(key) ? null : value)
  }
  return values
}

function goesOn(reading: Reading, kind: Token): boolean {
  return kind !== token.end && reading.left > 0
}

function numberOrReference(lexer: Lexer): Value {
  const first = wordOf(lexer)
  if (!/^[+-]?\d/.test(first)) return null
  const back = lexer.at
  if (/^\d+$/.test(first) && lexer.next() === token.word && /^\d+$/.test(wordOf(lexer))) {
    if (lexer.next() === token.word && wordOf(lexer) === 'R') return { reference: Number(first) }
  }
  lexer.at = back
  return Number(first) || 0
}

function wordOf({ bytes, start, at }: Lexer): string {
  return asLatin1(bytes, start, Math.min(at, start + 30))
}

/** A string as text: UTF-16 with a byte order mark, else each byte a character; escapes of digits are not read. */
function textIn(bytes: Uint8Array, start: number, end: number): string {
  const inner = asLatin1(bytes, start + 1, Math.min(end - 1, start + 2_000))
  const raw = bytes[start] === 0x28 ? unescaped(inner) : fromHex(inner)
  return raw.startsWith('þÿ') ? wide(raw) : raw
}

const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(inner: string): string {
  return inner.replace(
    /\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))/g,
    (_, octal?: string, broken?: string, letter = '') => {
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      return broken ? '' : (controls[letter] ?? letter)
    },
  )
}

function fromHex(inner: string): string {
  const digits = inner.replace(/[^0-9a-f]/gi, '')
  return digits.replace(/..?/g, (pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)))
}

function wide(raw: string): string {
  return raw
    .slice(2)
    .replace(/([\s\S])([\s\S])/g, (_, high: string, low: string) =>
      String.fromCharCode(high.charCodeAt(0) * 256 + low.charCodeAt(0)),
    )
}
