import { createHash } from 'node:crypto'
import type { Refusal } from '../../functions/applications/files/verdict.ts'

/** A CV that an honest person could send. */
export interface GoodFile {
  about: string
  name: string
  bytes: Uint8Array
}

/** A file that must not be kept, and why. */
export interface BadFile extends GoodFile {
  reason: Refusal
}

/** The test file every scanner knows, put together here so that none eats this one. */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}',
  '$EICAR-STANDARD-',
  'ANTIVIRUS-TEST-FILE!',
  '$H+H*',
].join('')

export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

export function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  const each = parts.map((part) => (typeof part === 'string' ? latin1(part) : part))
  return new Uint8Array(Buffer.concat(each))
}

/** Bytes without any order, the same on every run. */
export function randomBytesOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0, block = Buffer.from('Frist'); at < length; at += block.length) {
    block = createHash('sha256').update(block).digest()
    bytes.set(block.subarray(0, length - at), at)
  }
  return bytes
}
