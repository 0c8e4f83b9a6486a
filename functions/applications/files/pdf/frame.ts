import { ascii, asLatin1, firstPlace, lastPlace, standsAt } from '../bytes.ts'
import type { Refusal } from '../verdict.ts'
import { isWhite } from './lexer.ts'

const signature = ascii('%PDF-')
const endOfFile = ascii('%%EOF')
const object = ascii(' obj')

/**
 * What is wrong with how a PDF begins and ends: `%PDF-` is its very first bytes, `%%EOF` its last, with the
 * place of a cross-reference table before it. Readers look for both further in; whoever hides a second
 * format in the file lives off that.
 */
export function faultInFrame(bytes: Uint8Array): Refusal | undefined {
  if (!standsAt(bytes, signature, 0)) {
    return firstPlace(bytes.subarray(0, 1024 + signature.length), signature) === -1
      ? 'mislabelled'
      : 'polyglot'
  }
  if (!/^%PDF-[12]\.\d[\s\0]/.test(asLatin1(bytes, 0, 9))) return 'damaged'
  const endAt = lastPlace(bytes, endOfFile)
  if (endAt === -1) return 'damaged'
  const behind = bytes.subarray(endAt + endOfFile.length)
  if (!behind.every(isWhite)) return firstPlace(behind, object) === -1 ? 'polyglot' : 'damaged'
  return faultInTable(bytes, endAt)
}

/** `startxref` names a place in the file; a table there does not promise more objects than the file can hold. */
function faultInTable(bytes: Uint8Array, endAt: number): Refusal | undefined {
  const place = /startxref[\s\0]+(\d+)[\s\0]*$/.exec(asLatin1(bytes, Math.max(0, endAt - 100), endAt))
  const tableAt = Number(place?.[1] ?? 0)
  if (tableAt === 0 || tableAt >= endAt) return 'damaged'
  const promised = /^[\s\0]*xref[\s\0]+\d+[\s\0]+(\d+)/.exec(asLatin1(bytes, tableAt, tableAt + 80))
  return Number(promised?.[1] ?? 0) * 18 > bytes.length ? 'damaged' : undefined
}
