import { crc32, deflateSync } from 'node:zlib'

/** One chunk of a PNG with its length and checksum. */
export function chunk(type: string, data: Uint8Array | number[] = []): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  const length = Buffer.alloc(4)
  const checksum = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

export interface PngPlan {
  width?: number
  height?: number
  /** Bit depth, colour type, compression, filter, interlace. */
  form?: [number, number, number, number, number]
  before?: Buffer[]
  behind?: Uint8Array
  without?: 'IDAT' | 'IEND'
}

/** A grey PNG; a claimed size other than 8 × 8 is only claimed. */
export function png(plan: PngPlan = {}): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(plan.width ?? 8, 0)
  header.writeUInt32BE(plan.height ?? 8, 4)
  header.set(plan.form ?? [8, 0, 0, 0, 0], 8)
  const parts = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(plan.before ?? []),
    ...(plan.without === 'IDAT' ? [] : [chunk('IDAT', deflateSync(Buffer.alloc(9 * 8, 0x7f)))]),
    ...(plan.without === 'IEND' ? [] : [chunk('IEND')]),
    Buffer.from(plan.behind ?? []),
  ]
  return new Uint8Array(Buffer.concat(parts))
}

/** One segment of a JPEG with its marker and length. */
export function segment(marker: number, data: Uint8Array | number[] = []): Buffer {
  const length = data.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), Buffer.from(data)])
}

export interface JpegPlan {
  width?: number
  height?: number
  progressive?: boolean
  before?: Buffer[]
  scan?: number[]
  behind?: Uint8Array
  without?: 'frame' | 'scan' | 'end'
}

/** A JPEG whose segments are right; its picture is noise. */
export function jpeg(plan: JpegPlan = {}): Uint8Array {
  const { width = 8, height = 8 } = plan
  const frame = [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]
  const scan = plan.scan ?? [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(plan.before ?? []),
    segment(0xdb, [0, ...Array(64).fill(1)]),
    ...(plan.without === 'frame' ? [] : [segment(plan.progressive ? 0xc2 : 0xc0, frame)]),
    ...(plan.without === 'scan' ? [] : [segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from(scan)]),
    Buffer.from(plan.without === 'end' ? [] : [0xff, 0xd9]),
    Buffer.from(plan.behind ?? []),
  ]
  return new Uint8Array(Buffer.concat(parts))
}
