import type { Glyph } from 'fontkitten'
import sharp from 'sharp'
import { type Mask, shadeOf } from './canvas.ts'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** The glyphs as pixels, painted side by side in one go because each go takes milliseconds; null for a space. */
export async function masksOf(glyphs: Glyph[], scale: number): Promise<(Mask | null)[]> {
  const boxes = glyphs.map((glyph) => boxOf(glyph, scale))
  const sheet = {
    width: 1 + sum(boxes.map(({ width }) => width)),
    height: 1 + Math.max(...boxes.map(({ height }) => height)),
  }
  const corners = boxes.map((_, at) => sum(boxes.slice(0, at).map(({ width }) => width)))
  const outlines = glyphs.map(({ path }, at) =>
    path
      .scale(scale, -scale)
      .translate(corners[at]! - boxes[at]!.left, -boxes[at]!.top)
      .toSVG(),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}"><path d="${outlines.join('')}"/></svg>`
  const painted = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer()
  return boxes.map((box, at) => (box.width === 0 ? null : cut(painted, sheet.width, corners[at]!, box)))
}

/** Where the glyph has ink, with a pixel of air, measured from the pen on the baseline. */
function boxOf({ path }: Glyph, scale: number): Box {
  const { minX, maxX, minY, maxY } = path.bbox
  if (!(maxX > minX)) return { left: 0, top: 0, width: 0, height: 0 }
  const [left, top] = [Math.floor(minX * scale) - 1, Math.floor(-maxY * scale) - 1]
  return { left, top, width: Math.ceil(maxX * scale) + 1 - left, height: Math.ceil(-minY * scale) + 1 - top }
}

function cut(painted: Buffer, sheetWidth: number, corner: number, { left, top, width, height }: Box): Mask {
  const rows = Array.from({ length: height }, (_, row) => {
    const from = row * sheetWidth + corner
    return painted.subarray(from, from + width)
  })
  const shades = Buffer.concat(rows).map((covered) => shadeOf(covered / 255))
  return { left, top, width, shades }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
