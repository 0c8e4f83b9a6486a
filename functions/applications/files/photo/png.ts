import { ascii, asLatin1, standsAt } from '../bytes.ts'
import { maxPhotoPixels } from '../limits.ts'
import type { PhotoRefusal } from '../verdict.ts'
import { readsAsZip } from '../zip-end.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const headerLength = Uint8Array.of(0, 0, 0, 13)
const depthsOf = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
])

export function startsAsPng(bytes: Uint8Array): boolean {
  return standsAt(bytes, signature, 0)
}

/**
 * What is wrong with a PNG (W3C PNG, third edition, 5 and 11.2): its chunks lead from a sound header over
 * picture data to the end chunk, which is the end of the file. An animated one is not a photo.
 */
export function faultInPng(bytes: Uint8Array): PhotoRefusal | undefined {
  if (!hasSoundHeader(bytes)) return 'damaged'
  let drawn = false
  let at = signature.length
  while (at + 12 <= bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0)
    const type = asLatin1(bytes, at + 4, at + 8)
    at += 12 + length
    if (!/^[a-z]{4}$/i.test(type) || at > bytes.length) return 'damaged'
    if (type === 'acTL') return 'wrongKind'
    if (type === 'IDAT') drawn = true
    if (type === 'IEND') return faultAtEnd(bytes, at, drawn && length === 0)
  }
  return 'damaged'
}

function faultAtEnd(bytes: Uint8Array, endsAt: number, complete: boolean): PhotoRefusal | undefined {
  if (!complete) return 'damaged'
  return endsAt < bytes.length || readsAsZip(bytes) ? 'polyglot' : undefined
}

function hasSoundHeader(bytes: Uint8Array): boolean {
  if (bytes.length < 33 || !standsAt(bytes, headerLength, 8) || !standsAt(bytes, ascii('IHDR'), 12))
    return false
  const view = new DataView(bytes.buffer, bytes.byteOffset + 16)
  const pixels = view.getUint32(0) * view.getUint32(4)
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = bytes.subarray(24, 29)
  const sane = pixels > 0 && pixels <= maxPhotoPixels && compression === 0 && filter === 0 && interlace <= 1
  return sane && (depthsOf.get(colour)?.includes(depth) ?? false)
}
