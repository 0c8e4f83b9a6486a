import { unpack } from '../unpack.ts'
import type { Refusal } from '../verdict.ts'
import type { Entry } from './archive.ts'
import { xmlText } from './xml.ts'

const mostBytesEach = 256 * 1024
const mostBytesInAll = 2 * 1024 * 1024

/** Reads one XML part as text: whole, or its beginning. */
export type ReadPart = (entry: Entry, extent: 'whole' | 'beginning') => Promise<{ text: string } | Refusal>

/**
 * Unpacks parts of one document, at most 256 KiB of each and 2 MiB in all. A part that ought to be read whole
 * and is longer is a bomb; one of another length than the archive says, or no plain XML, is damaged.
 */
export function partsOf(bytes: Uint8Array, dataAt: Map<Entry, number>): ReadPart {
  let leftBytes = mostBytesInAll
  return async (entry, extent) => {
    const at = dataAt.get(entry)!
    const packed = bytes.subarray(at, at + entry.packedBytes)
    const most = Math.min(mostBytesEach, leftBytes)
    const read = await (entry.method === 0 ? asStored(packed, most) : unpack(packed, 'deflate-raw', most))
    leftBytes -= read.bytes.length
    const cutOff = read.ended === 'stopped'
    if (cutOff && (extent === 'whole' || entry.unpackedBytes <= most)) return 'bomb'
    if (read.ended === 'broken' || (!cutOff && read.bytes.length !== entry.unpackedBytes)) return 'damaged'
    const text = xmlText(read.bytes, cutOff)
    return text === undefined ? 'damaged' : { text }
  }
}

function asStored(data: Uint8Array, mostBytes: number): Awaited<ReturnType<typeof unpack>> {
  return { bytes: data.subarray(0, mostBytes), ended: data.length > mostBytes ? 'stopped' : 'whole' }
}
