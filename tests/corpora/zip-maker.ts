import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive; what is not said is as a well-behaved program writes it. */
export interface ZipEntry {
  name: string
  data: Uint8Array | string
  stored?: boolean
  flags?: number
  unixMode?: number
  /** Sizes and checksum follow the data, as programs write that cannot go back. */
  described?: boolean
  /** What the two headers say, where it is not the truth. */
  localName?: string
  localMethod?: number
  claimedBytes?: number
  claimedPackedBytes?: number
  claimedChecksum?: number
  /** Bytes that belong to no entry, in front of this one. */
  gap?: Uint8Array
  /** Where the directory says that the entry is. */
  claimedAt?: number
}

export interface ZipShape {
  comment?: string
  claimedEntries?: number
  disk?: number
  behind?: Uint8Array
  /** Bytes between the last entry and the directory. */
  beforeDirectory?: Uint8Array
  /** Bytes between the directory and its end record. */
  beforeEnd?: Uint8Array
}

/** Writes a zip archive, wrong in exactly the ways that are asked for. */
export function zip(entries: ZipEntry[], shape: ZipShape = {}): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const known = facts(entry)
    const written = local(entry, known)
    const gap = Buffer.from(entry.gap ?? [])
    directory.push(central(entry, known, entry.claimedAt ?? at + gap.length))
    locals.push(gap, written)
    at += gap.length + written.length
  }
  const listed = Buffer.concat(directory)
  locals.push(Buffer.from(shape.beforeDirectory ?? []))
  at += shape.beforeDirectory?.length ?? 0
  const comment = Buffer.from(shape.comment ?? '')
  const count = (shape.claimedEntries ?? entries.length) & 0xffff
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(shape.disk ?? 0, 4)
  end.writeUInt16LE(shape.disk ?? 0, 6)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return bytesOf([
    ...locals,
    listed,
    Buffer.from(shape.beforeEnd ?? []),
    end,
    comment,
    Buffer.from(shape.behind ?? []),
  ])
}

function local(entry: ZipEntry, { packed, values }: Facts): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name)
  const header = Buffer.alloc(30)
  header.write('PK\x03\x04', 'latin1')
  header.writeUInt16LE(20, 4)
  writeFacts(header, 6, entry, entry.described ? [0, 0, 0] : values, entry.localMethod)
  header.writeUInt16LE(name.length, 26)
  const description = Buffer.alloc(entry.described ? 16 : 0)
  if (entry.described) {
    description.write('PK\x07\x08', 'latin1')
    for (const [index, value] of values.entries()) description.writeUInt32LE(value, 4 + 4 * index)
  }
  return Buffer.concat([header, name, packed, description])
}

function central(entry: ZipEntry, { values }: Facts, at: number): Buffer {
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(46)
  header.write('PK\x01\x02', 'latin1')
  header.writeUInt16LE(0x0314, 4)
  header.writeUInt16LE(20, 6)
  writeFacts(header, 8, entry, values)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 38)
  header.writeUInt32LE(at, 42)
  return Buffer.concat([header, name])
}

function writeFacts(header: Buffer, at: number, entry: ZipEntry, values: number[], method = methodOf(entry)) {
  header.writeUInt16LE((entry.flags ?? 0) | (entry.described ? 8 : 0), at)
  header.writeUInt16LE(method, at + 2)
  for (const [index, value] of values.entries()) header.writeUInt32LE(value, at + 8 + 4 * index)
}

interface Facts {
  packed: Buffer
  /** Checksum, packed and unpacked length. */
  values: number[]
}

function facts(entry: ZipEntry): Facts {
  const data = Buffer.from(entry.data)
  const packed = entry.stored ? data : deflateRawSync(data)
  return {
    packed,
    values: [
      entry.claimedChecksum ?? crc32(data),
      entry.claimedPackedBytes ?? packed.length,
      entry.claimedBytes ?? data.length,
    ],
  }
}

function methodOf({ stored }: ZipEntry): number {
  return stored ? 0 : 8
}

function bytesOf(parts: Buffer[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
