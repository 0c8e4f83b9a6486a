/** How dark a letter's pixels are, row by row, in shades, and where its corner lies from the pen on the baseline. */
export interface Mask {
  left: number
  top: number
  width: number
  shades: Uint8Array
}

/**
 * Pixels as numbers of shades: each colour has sixteen, from none of it to all of it over the ground. Every row begins
 * with a byte of nought, by which PNG says that the row is as it stands: what is painted here needs no copy.
 */
export interface Canvas {
  width: number
  height: number
  rows: Uint8Array
}

export const shadesPerColour = 16
export const colours = { ink: 0, sun: 1 } as const
type Colour = keyof typeof colours

export function blank(width: number, height: number): Canvas {
  return { width, height, rows: new Uint8Array((width + 1) * height) }
}

export function copyOf(canvas: Canvas): Canvas {
  return { ...canvas, rows: canvas.rows.slice() }
}

/** The shade of a pixel of which this much is covered, 0 to 1. */
export function shadeOf(covered: number): number {
  return Math.round(covered * (shadesPerColour - 1))
}

/** What lies outside the canvas is not painted. */
export function paintMask(canvas: Canvas, { left, top, width, shades }: Mask, x: number, y: number): void {
  const [firstRow, firstColumn] = [y + top, x + left]
  const [from, to] = [Math.max(0, -firstColumn), Math.min(width, canvas.width - firstColumn)]
  for (let row = 0; row < shades.length / width; row++) {
    if (firstRow + row < 0 || firstRow + row >= canvas.height) continue
    const start = placeOf(canvas, firstColumn, firstRow + row)
    for (let column = from; column < to; column++) {
      const shade = shades[row * width + column]!
      if (shade > canvas.rows[start + column]!) canvas.rows[start + column] = shade
    }
  }
}

export function paintBar(canvas: Canvas, x: number, y: number, width: number, height: number): void {
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) paint(canvas, column, row, 'ink', 1)
}

export function paintDisc(canvas: Canvas, x: number, y: number, radius: number): void {
  for (let row = y - radius; row <= y + radius; row++) {
    for (let column = x - radius; column <= x + radius; column++) {
      const inside = radius - Math.hypot(column - x, row - y)
      paint(canvas, column, row, 'sun', Math.min(1, Math.max(0, inside)))
    }
  }
}

function paint(canvas: Canvas, x: number, y: number, colour: Colour, covered: number): void {
  const shade = shadeOf(covered)
  if (shade > 0) canvas.rows[placeOf(canvas, x, y)] = colours[colour] * shadesPerColour + shade
}

function placeOf({ width }: Canvas, x: number, y: number): number {
  return y * (width + 1) + 1 + x
}
