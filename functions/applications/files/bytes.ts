import { Buffer } from 'node:buffer'

/** The bytes of a word in ASCII. */
export function ascii(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0))
}

/** Each byte as one character, for patterns over a short stretch. */
export function asLatin1(bytes: Uint8Array, from: number, to = bytes.length): string {
  let text = ''
  for (let at = from; at < Math.min(to, bytes.length); at++) text += String.fromCharCode(bytes[at]!)
  return text
}

/** Whether these bytes stand at that place. */
export function standsAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (bytes[at + index] !== wanted[index]) return false
  }
  return true
}

/** The first place at or after `from` where these bytes stand, or -1. */
export function firstPlace(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  return asBuffer(bytes).indexOf(wanted, from)
}

/** The last place where these bytes stand, or -1. */
export function lastPlace(bytes: Uint8Array, wanted: Uint8Array): number {
  return asBuffer(bytes).lastIndexOf(wanted)
}

/** The same bytes, nothing copied: the runtime's own search is many times faster than one written here. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A whole number of two bytes, the least significant first; past the end reads as zeros. */
export function twoBytes(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100
}

/** A whole number of four bytes, the least significant first. */
export function fourBytes(bytes: Uint8Array, at: number): number {
  return twoBytes(bytes, at) + twoBytes(bytes, at + 2) * 0x10000
}
