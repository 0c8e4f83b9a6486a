import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readContent } from '../functions/local/content.ts'
import { contrast, inkOn, textContrast } from '../functions/promises/brand.ts'
import { ContentProblem } from '../functions/promises/problem.ts'
import { readSite } from '../functions/promises/site.ts'
import { brandStyles, token } from '../src/styles/brand.ts'

const tokens = readFileSync('src/styles/tokens.css', 'utf8')
const { brand } = readSite(readContent().site)
const schemes = ['light', 'dark'] as const

/** What the build says to another accent. */
function remedyFor(accent: Partial<typeof brand.accent>): ContentProblem {
  try {
    brandStyles({ ...brand, accent: { ...brand.accent, ...accent } }, tokens)
  } catch (problem) {
    if (problem instanceof ContentProblem) return problem
    throw problem
  }
  throw new Error('the accent was accepted')
}

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
})

test('the organisation’s accent is written into the styles, with the ink that can be read on it', () => {
  expect(brandStyles(brand, tokens)).toContain('--accent:light-dark(#0a5c45,#86d6b5)')
  expect(brandStyles(brand, tokens)).toContain('--on-accent:light-dark(#ffffff,#000000)')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, '0')}`
      expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(textContrast)
    }),
  )
})

test('UX-33 UX-64 an accent that cannot be read stops the build, naming file, field and a colour that can', () => {
  for (const [scheme, pale] of [
    ['light', '#8fd0b8'],
    ['dark', '#0a5c45'],
  ] as const) {
    const { file, field, remedy } = remedyFor({ [scheme]: pale })
    expect([file, field]).toEqual(['content/site.json', `brand.accent.${scheme}`])
    expect(remedy).toMatch(/is #\w{6}, \d\.\d:1 against #\w{6}; links need 4\.5:1, write #\w{6}/)
    const offered = /write (#\w{6})/.exec(remedy)![1]!
    expect(brandStyles({ ...brand, accent: { ...brand.accent, [scheme]: offered } }, tokens)).toContain(
      offered,
    )
  }
})

test('UX-33 every colour of text, edge and ring can be told from what it stands on, light and dark', () => {
  const least = { ink: 4.5, soft: 4.5, wrong: 4.5, edge: 3 }
  for (const scheme of schemes) {
    for (const [name, ratio] of Object.entries(least))
      for (const surface of ['paper', 'mist', 'card'])
        expect(
          contrast(token(tokens, name)[scheme], token(tokens, surface)[scheme]),
          `--${name} on --${surface}, ${scheme}`,
        ).toBeGreaterThanOrEqual(ratio)
    for (const [name, surface] of [
      ['on-deep', 'deep'],
      ['sun', 'deep'],
      ['on-sun', 'sun'],
    ] as const)
      expect(contrast(token(tokens, name)[scheme], token(tokens, surface)[scheme])).toBeGreaterThanOrEqual(
        4.5,
      )
  }
})
