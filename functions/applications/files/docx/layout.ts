import { ascii, fourBytes, standsAt, twoBytes } from '../bytes.ts'
import type { Refusal } from '../verdict.ts'
import type { Archive, Entry } from './archive.ts'

const header = ascii('PK\x03\x04')
const headerBytes = 30
const described = 1 << 3
const unknownUntilDescribed = [0, 0xffffffff]
/** Checksum and two sizes behind the data; with or without a signature, in four or eight bytes each. */
const descriptionBytes = [12, 16, 20, 24]

/**
 * Where each entry's data stands, if the entries lie one behind the other from the first byte to the
 * directory and each says about itself what the directory says. Nothing then hides in front, between or
 * in two entries at once.
 */
export function layOut(bytes: Uint8Array, { entries, directoryAt }: Archive): Map<Entry, number> | Refusal {
  const inOrder = entries.toSorted((one, other) => one.headerAt - other.headerAt)
  const dataAt = new Map<Entry, number>()
  let at = 0
  for (const [index, entry] of inOrder.entries()) {
    const nextAt = inOrder[index + 1]?.headerAt ?? directoryAt
    if (entry.headerAt !== at) return 'polyglot'
    if (!agrees(bytes, entry)) return 'damaged'
    const from = at + headerBytes + twoBytes(bytes, at + 26) + twoBytes(bytes, at + 28)
    const end = from + entry.packedBytes
    if (end > nextAt) return end > directoryAt ? 'damaged' : 'bomb'
    at = end + (entry.flags & described && descriptionBytes.includes(nextAt - end) ? nextAt - end : 0)
    dataAt.set(entry, from)
  }
  return at === directoryAt ? dataAt : 'polyglot'
}

/** The entry's own header names the same file, packed the same way; sizes may follow the data instead. */
function agrees(bytes: Uint8Array, entry: Entry): boolean {
  const at = entry.headerAt
  const name = new TextEncoder().encode(entry.name)
  const flags = twoBytes(bytes, at + 6)
  const values = [fourBytes(bytes, at + 14), fourBytes(bytes, at + 18), fourBytes(bytes, at + 22)]
  const known = [entry.checksum, entry.packedBytes, entry.unpackedBytes]
  return (
    standsAt(bytes, header, at) &&
    flags === entry.flags &&
    twoBytes(bytes, at + 8) === entry.method &&
    twoBytes(bytes, at + 26) === name.length &&
    standsAt(bytes, name, at + headerBytes) &&
    values.every(
      (value, index) =>
        value === known[index] || (flags & described && unknownUntilDescribed.includes(value)),
    )
  )
}
