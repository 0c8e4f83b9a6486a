/** What the next piece of PDF syntax is (ISO 32000-2, 7.2 and 7.3). A word is a number, keyword or stray sign. */
export const token = {
  end: 0,
  name: 1,
  text: 2,
  word: 3,
  openDictionary: 4,
  closeDictionary: 5,
  openArray: 6,
  closeArray: 7,
} as const
export type Token = (typeof token)[keyof typeof token]

const regular = 0
const white = 1
const delimiter = 2
const kindOf = new Uint8Array(256)
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) kindOf[byte] = white
for (const sign of '()<>[]{}/%') kindOf[sign.charCodeAt(0)] = delimiter

/** Whether a byte is white space in a PDF, NUL included. */
export function isWhite(byte: number | undefined): boolean {
  return byte !== undefined && kindOf[byte] === white
}

/**
 * Reads PDF syntax from any place, forgivingly as readers do. Knows nothing but where it is, so two lexers
 * that stand at the same place outside a string or comment see the same from there on.
 */
export class Lexer {
  readonly bytes: Uint8Array
  /** Where the last token starts; it ends before `at`. */
  start: number
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.start = at
    this.at = at
  }

  next(): Token {
    this.skipWhite()
    const { bytes, at } = this
    this.start = at
    if (at >= bytes.length) return token.end
    this.at = at + 1
    switch (bytes[at]) {
      case 0x2f: // /
        this.skipRegular()
        return token.name
      case 0x28: // (
        this.skipText()
        return token.text
      case 0x3c: // <
        if (bytes[at + 1] === 0x3c) return this.pair(token.openDictionary)
        this.skipPast(0x3e)
        return token.text
      case 0x3e: // >
        return bytes[at + 1] === 0x3e ? this.pair(token.closeDictionary) : token.word
      case 0x5b: // [
        return token.openArray
      case 0x5d: // ]
        return token.closeArray
    }
    if (kindOf[bytes[at]!] === regular) this.skipRegular()
    return token.word
  }

  private pair(kind: Token): Token {
    this.at++
    return kind
  }

  private skipWhite() {
    const { bytes } = this
    for (;;) {
      while (kindOf[bytes[this.at]!] === white) this.at++
      if (bytes[this.at] !== 0x25) return // %
      while (this.at < bytes.length && bytes[this.at] !== 0x0a && bytes[this.at] !== 0x0d) this.at++
    }
  }

  private skipRegular() {
    const { bytes } = this
    while (this.at < bytes.length && kindOf[bytes[this.at]!] === regular) this.at++
  }

  private skipText() {
    const { bytes } = this
    for (let depth = 1; depth > 0 && this.at < bytes.length; this.at++) {
      const byte = bytes[this.at]
      if (byte === 0x5c) this.at++
      else if (byte === 0x28) depth++
      else if (byte === 0x29) depth--
    }
    this.at = Math.min(this.at, bytes.length)
  }

  private skipPast(last: number) {
    const found = this.bytes.indexOf(last, this.at)
    this.at = found === -1 ? this.bytes.length : found + 1
  }
}
