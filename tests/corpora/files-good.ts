import { createHash } from 'node:crypto'
import { goodDocx } from './files-good-docx.ts'
import { goodByHand } from './files-good-pdf.ts'
import { goodFromPdfLib } from './files-good-pdf-lib.ts'

/** A CV that an honest person could send. */
export interface GoodFile {
  about: string
  name: string
  bytes: Uint8Array
}

/** Over two hundred CVs, one at a time: by a library, by hand, as PDF and as DOCX. */
export async function* goodFiles(): AsyncGenerator<GoodFile> {
  yield* goodFromPdfLib()
  yield* goodByHand()
  yield* goodDocx()
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
