import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font, type Glyph } from 'fontkitten'
import type { Mask } from './canvas.ts'
import { masksOf } from './masks.ts'

const { resolve } = createRequire(import.meta.url)

/** A letter on its place: how far from the beginning of the text, and its shape unless it is a space. */
export interface Letter {
  x: number
  mask: Mask | null
}

/** One weight of a typeface that comes with the packages, so that the pictures look the same on every machine. */
export interface Typeface {
  widthOf(text: string, size: number): number
  letters(text: string, size: number): Promise<Letter[]>
}

/** Source Serif 4 with the letters of western and central Europe; a letter it lacks is left out. */
export function sourceSerif(weight: 400 | 600): Typeface {
  const fonts = ['latin', 'latin-ext'].map((part) =>
    read(resolve(`@fontsource/source-serif-4/files/source-serif-4-${part}-${weight}-normal.woff`)),
  )
  const unit = fonts[0]!.unitsPerEm
  const cast = new Map<string, Glyph | undefined>()
  const painted = new Map<number, Map<Glyph, Mask | null>>()

  function glyphOf(letter: string): Glyph | undefined {
    if (cast.has(letter)) return cast.get(letter)
    const codePoint = letter.codePointAt(0)!
    const font = fonts.find((font) => font.hasGlyphForCodePoint(codePoint))
    cast.set(letter, font?.glyphForCodePoint(codePoint))
    return cast.get(letter)
  }

  function glyphsOf(text: string): Glyph[] {
    return [...text.normalize('NFC')].flatMap((letter) => glyphOf(letter) ?? [])
  }

  /** Each glyph is painted once in each size. */
  async function masksIn(size: number, glyphs: Glyph[]) {
    const known = painted.get(size) ?? new Map<Glyph, Mask | null>()
    painted.set(size, known)
    const missing = [...new Set(glyphs)].filter((glyph) => !known.has(glyph))
    if (missing.length === 0) return known
    const masks = await masksOf(missing, size / unit)
    for (const [at, glyph] of missing.entries()) known.set(glyph, masks[at] ?? null)
    return known
  }

  return {
    widthOf: (text, size) =>
      glyphsOf(text).reduce((width, { advanceWidth }) => width + (advanceWidth * size) / unit, 0),
    async letters(text, size) {
      const glyphs = glyphsOf(text)
      const masks = await masksIn(size, glyphs)
      let pen = 0
      return glyphs.map((glyph) => {
        const x = Math.round(pen)
        pen += (glyph.advanceWidth * size) / unit
        return { x, mask: masks.get(glyph) ?? null }
      })
    },
  }
}

function read(file: string): Font {
  const font = create(readFileSync(file))
  if (font.isCollection) throw new Error(`${file} holds several fonts`)
  return font
}
