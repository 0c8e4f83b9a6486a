import { maxPhotoPixels } from '../limits.ts'
import type { PhotoRefusal } from '../verdict.ts'
import { readsAsZip } from '../zip-end.ts'

export function startsAsJpeg(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff
}

/**
 * What is wrong with a JPEG (ITU-T T.81, annex B): its segments lead from the first byte to the end of the
 * image, it has a size and a scan, and behind it stand at most zeros and further whole images, as phones
 * write them for depth and brightness (CIPA DC-007).
 */
export function faultInJpeg(bytes: Uint8Array): PhotoRefusal | undefined {
  let at = 0
  while (startsAsJpeg(bytes, at)) {
    const endsAt = endOfImage(bytes, at + 2)
    if (endsAt === undefined) return 'damaged'
    at = endsAt
    while (bytes[at] === 0) at++
  }
  return at < bytes.length || readsAsZip(bytes) ? 'polyglot' : undefined
}

function endOfImage(bytes: Uint8Array, firstSegmentAt: number): number | undefined {
  let at = firstSegmentAt
  let sized = false
  let scanned = false
  for (;;) {
    if (bytes[at] !== 0xff) return
    while (bytes[at] === 0xff) at++
    const marker = bytes[at++]
    if (marker === 0xd9) return sized && scanned ? at : undefined
    if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return
    const length = bigTwoBytes(bytes, at)
    if (length < 2 || at + length > bytes.length) return
    if (isFrame(marker)) {
      if (!hasSaneSize(bytes, at)) return
      sized = true
    }
    at += length
    if (marker === 0xda) {
      scanned = true
      at = endOfScan(bytes, at)
    }
  }
}

/** A start of frame: C0 to CF but the tables C4 and CC and the reserved C8. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function hasSaneSize(bytes: Uint8Array, frameAt: number): boolean {
  const pixels = bigTwoBytes(bytes, frameAt + 3) * bigTwoBytes(bytes, frameAt + 5)
  return pixels > 0 && pixels <= maxPhotoPixels
}

/** In a scan FF stands before 00 or a restart mark; any other FF ends it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function bigTwoBytes(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0)
}
