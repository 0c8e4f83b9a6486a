import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { drawing, paletteFrom } from '../src/sharing/drawing.ts'
import { sourceSerif } from '../src/sharing/lettering.ts'
import { balanced, linesOf } from '../src/sharing/lines.ts'
import { type Picture, pictureOfJob, pictureOfPortal } from '../src/sharing/picture.ts'
import { demoPromises } from './portal/portal.ts'

const tokens = readFileSync('src/styles/tokens.css', 'utf8')
const typefaces = { strong: sourceSerif(600), plain: sourceSerif(400) }
const { site, openings } = demoPromises()
const job = openings.find(({ slug }) => slug === 'shore-power-technician')!

const drawn = (change: Partial<Picture>) =>
  drawing({ ...pictureOfJob(job, 'sv', site), ...change }, typefaces, paletteFrom(tokens))

test('the picture of a job is 1200 × 630 pixels in the portal’s own colours, small enough for a phone', async () => {
  const png = await drawn({})
  expect(png.length).toBeLessThan(60_000)
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 1200, height: 630 })
  const at = (x: number, y: number) =>
    data
      .subarray((y * 1200 + x) * info.channels)
      .subarray(0, 3)
      .toString('hex')
  const { ground, sun } = paletteFrom(tokens)
  expect(at(5, 5)).toBe(Buffer.from(ground).toString('hex'))
  expect(at(1040, 545)).toBe(Buffer.from(sun).toString('hex'))
})

test('who does not see the picture is told what is written on it', () => {
  expect(pictureOfJob(job, 'nb', site).alt).toBe(
    'Lärkspår. Servicetekniker for landstrøm. Måkevik Landstrøm AS · Bergen. Søk senest 16.\u00a0desember 2026',
  )
  expect(pictureOfPortal('en', site).alt).toBe('Lärkspår. Find your next job')
})

test('every Nordic letter is drawn, and a letter the typeface lacks leaves the rest alone', async () => {
  for (const letter of 'åäöæøÅÄÖÆØéüßŁńč–’“…·') {
    const [placed] = await typefaces.strong.letters(letter, 92)
    expect(
      placed?.mask?.shades.some((shade) => shade > 12),
      letter,
    ).toBe(true)
  }
  expect(await drawn({ title: 'Tekniker 🚢 \u0007' })).toEqual(await drawn({ title: 'Tekniker  ' }))
})

test('a long title takes three even lines and then an ellipsis, a word longer than a line is divided', () => {
  const within = (most: number) => (line: string) => line.length <= most
  expect(linesOf('one two three four', 3, within(9))).toEqual(['one two', 'three', 'four'])
  expect(linesOf('one two three four five', 2, within(7))).toEqual(['one two', 'three…'])
  expect(linesOf('abcdefghijkl', 3, within(5))).toEqual(['abcde', 'fghij', 'kl'])
  expect(balanced(20, (most) => linesOf('aaaa bbbb cccc dd', 3, within(most)))).toEqual(['aaaa bbbb cccc dd'])
  expect(balanced(14, (most) => linesOf('aaaa bbbb cccc dd', 3, within(most)))).toEqual([
    'aaaa bbbb',
    'cccc dd',
  ])
})

test('a portal without the colours that pictures need is not built', () => {
  expect(() => paletteFrom(tokens.replace('--sun:', '--moon:'))).toThrow('write --sun')
})
