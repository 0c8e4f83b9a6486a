/** How dark a letter's pixels are, row by row, 0 to 255, and where its corner lies from the pen on the baseline. */
export interface Mask {
  left: number
  top: number
  width: number
  coverage: Uint8Array
}

/** Pixels as numbers of shades: each colour has sixteen, from none of it to all of it over the ground. */
export interface Canvas {
  width: number
  height: number
  pixels: Uint8Array
}

export const shadesPerColour = 16
export const colours = { ink: 0, sun: 1 } as const
type Colour = keyof typeof colours

export function blank(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height) }
}

/** What lies outside the canvas is not painted. */
export function paintMask(canvas: Canvas, { left, top, width, coverage }: Mask, x: number, y: number): void {
  for (let at = 0; at < coverage.length; at++) {
    const covered = coverage[at]!
    if (covered > 0)
      paint(canvas, x + left + (at % width), y + top + Math.floor(at / width), 'ink', covered / 255)
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

function paint({ width, height, pixels }: Canvas, x: number, y: number, colour: Colour, covered: number) {
  const shade = Math.round(covered * (shadesPerColour - 1))
  if (shade === 0 || x < 0 || y < 0 || x >= width || y >= height) return
  const at = y * width + x
  pixels[at] = Math.max(pixels[at] ?? 0, colours[colour] * shadesPerColour + shade)
}
