import { ascii, fourBytes, lastPlace, standsAt, twoBytes } from '../bytes.ts'
import type { Refusal } from '../verdict.ts'

/** One file in a zip archive, as its central directory tells (APPNOTE 4.3.12). */
export interface Entry {
  name: string
  flags: number
  method: number
  checksum: number
  packedBytes: number
  unpackedBytes: number
  /** Unix file type and rights, where the archive was made on such a system. */
  unixMode: number
  /** Where its own header stands. */
  headerAt: number
}

export interface Archive {
  entries: Entry[]
  /** Where the entries end and the directory begins. */
  directoryAt: number
}

export const mostEntries = 1_000
const endRecordBytes = 22
const endRecord = ascii('PK\x05\x06')
const directoryRecord = ascii('PK\x01\x02')
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads the central directory. The end record stands at the very end, without a comment, and the directory
 * reaches exactly up to it; one disk. Zip64 needs no rule of its own: the values that point to its records
 * say 65 535 entries or 4 GB, which is over the limits.
 */
export function readArchive(bytes: Uint8Array): Archive | Refusal {
  const endAt = lastPlace(bytes, endRecord)
  if (endAt === -1) return 'damaged'
  if (endAt + endRecordBytes !== bytes.length)
    return endAt + endRecordBytes > bytes.length ? 'damaged' : 'polyglot'
  const count = twoBytes(bytes, endAt + 10)
  const directoryAt = fourBytes(bytes, endAt + 16)
  if (count > mostEntries) return 'bomb'
  const oneDisk = fourBytes(bytes, endAt + 4) === 0 && twoBytes(bytes, endAt + 8) === count
  if (!oneDisk || directoryAt + fourBytes(bytes, endAt + 12) !== endAt) return 'damaged'
  const entries = readEntries(bytes, directoryAt, endAt, count)
  return entries ? { entries, directoryAt } : 'damaged'
}

function readEntries(bytes: Uint8Array, from: number, to: number, count: number): Entry[] | undefined {
  const entries: Entry[] = []
  let at = from
  while (at < to) {
    const nameAt = at + 46
    const nameEnd = nameAt + twoBytes(bytes, at + 28)
    const name = nameIn(bytes.subarray(nameAt, nameEnd))
    if (!standsAt(bytes, directoryRecord, at) || name === undefined) return
    entries.push({
      name,
      flags: twoBytes(bytes, at + 8),
      method: twoBytes(bytes, at + 10),
      checksum: fourBytes(bytes, at + 16),
      packedBytes: fourBytes(bytes, at + 20),
      unpackedBytes: fourBytes(bytes, at + 24),
      unixMode: twoBytes(bytes, at + 40),
      headerAt: fourBytes(bytes, at + 42),
    })
    at = nameEnd + twoBytes(bytes, at + 30) + twoBytes(bytes, at + 32)
  }
  return at === to && entries.length === count ? entries : undefined
}

function nameIn(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return
  }
}
