import { token } from '../styles/brand.ts'
import { blank, type Canvas, copyOf, paintBar, paintDisc, paintMask } from './canvas.ts'
import type { Typeface } from './lettering.ts'
import { balanced, linesOf } from './lines.ts'
import { type Picture, pictureSize } from './picture.ts'
import { png, type Rgb } from './png.ts'

export interface Palette {
  ground: Rgb
  ink: Rgb
  sun: Rgb
}

export interface Typefaces {
  strong: Typeface
  plain: Typeface
}

const { width, height } = pictureSize
const margin = 80
const room = width - 2 * margin
const horizon = 545

/** What is the same on every picture: a horizon with a low sun. */
const evening = blank(width, height)
paintBar(evening, margin, horizon, 860, 3)
paintDisc(evening, 1040, horizon, 44)

/** The colours of the bands on the pages, from the file an organisation changes to make the portal its own. */
export function paletteFrom(tokensCss: string): Palette {
  const colour = (name: string) => [...Buffer.from(token(tokensCss, name).light.slice(1), 'hex')] as Rgb
  return { ground: colour('deep'), ink: colour('on-deep'), sun: colour('sun') }
}

/** Name, title and what stands below it over the horizon; 1200 × 630 pixels, as PNG. */
export async function drawing(picture: Picture, { strong, plain }: Typefaces, palette: Palette) {
  const canvas = copyOf(evening)
  const { size, lines, y } = titleOf(picture.title, strong)
  await write(canvas, strong, picture.name, 112, 40)
  for (const [at, line] of lines.entries()) await write(canvas, strong, line, y + at * size * 1.1, size)
  for (const [at, text] of picture.below.toReversed().entries()) {
    const [line = ''] = linesOf(text, 1, (part) => plain.widthOf(part, 36) <= room)
    await write(canvas, plain, line, horizon - 32 - at * 50, 36)
  }
  return png(canvas, palette.ground, [palette.ink, palette.sun])
}

/** As large as it can be on two lines, else three lines, and an ellipsis after them. */
function titleOf(title: string, strong: Typeface) {
  const fits = (size: number, most: number) => (line: string) => strong.widthOf(line, size) <= most
  const large = linesOf(title, 3, fits(92, room))
  const size = large.length <= 2 ? 92 : 76
  const lines = balanced(room, (most) => linesOf(title, 3, fits(size, most)))
  return { size, lines, y: lines.length === 3 ? 215 : 245 }
}

async function write(canvas: Canvas, typeface: Typeface, text: string, y: number, size: number) {
  for (const { x, mask } of await typeface.letters(text, size)) {
    if (mask) paintMask(canvas, mask, margin + x, Math.round(y))
  }
}
