import { constants, crc32, deflateSync } from 'node:zlib'
import { type Canvas, shadesPerColour } from './canvas.ts'

export type Rgb = [red: number, green: number, blue: number]

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const eightBits = 8
const indexed = 3

/**
 * The canvas as PNG with a palette (W3C PNG §11): colours in the order of their numbers, each mixed with the ground.
 * Large flat areas need no filter and hardly any compression: a thousand pictures take seconds.
 */
export function png({ width, height, rows }: Canvas, ground: Rgb, colours: Rgb[]): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([eightBits, indexed], 8)
  const palette = colours.flatMap((colour) => shadesOf(colour, ground)).flat()
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { strategy: constants.Z_RLE })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function shadesOf(colour: Rgb, ground: Rgb): Rgb[] {
  return Array.from({ length: shadesPerColour }, (_, shade) => {
    const share = shade / (shadesPerColour - 1)
    return colour.map((part, at) => Math.round(ground[at]! + (part - ground[at]!) * share)) as Rgb
  })
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
