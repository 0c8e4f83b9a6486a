import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readContent } from '../functions/local/content.ts'
import { contrast, inkOn, textContrast } from '../functions/promises/organisation/brand.ts'
import { requireStillLogo } from '../functions/promises/organisation/logo.ts'
import { readSite } from '../functions/promises/organisation/site.ts'
import { ContentProblem } from '../functions/promises/problem.ts'
import { brandStyles, token } from '../src/styles/brand.ts'
import { problemIn } from './broken-content/spoiling.ts'

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

const drawing = (inside: string, root = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${root}>${inside}</svg>`
const restlessLogos: [what: string, svg: string, remedy: RegExp][] = [
  ['a style sheet', drawing('<style>path{fill:red}</style><path d="M0 0h9"/>'), /write each as an attribute/],
  ['a style attribute', drawing('<path style="fill:red" d="M0 0h9"/>'), /write each as an attribute/],
  [
    'a style attribute in capitals',
    drawing('<path d="M0 0h9"/>', " STYLE='color:red'"),
    /write each as an attribute/,
  ],
  ['a script', drawing('<script>alert(1)</script>'), /<script>/],
  ['a script for when it is loaded', drawing('<path d="M0 0h9"/>', '\nonload="alert(1)"'), /starts a script/],
  ['a link that runs', drawing('<a href="javascript:alert(1)"><path d="M0 0h9"/></a>'), /outside itself/],
  [
    'a picture from elsewhere',
    drawing('<image xlink:href="https://elsewhere.example/a.png"/>'),
    /outside itself/,
  ],
  [
    'a picture packed into an address',
    drawing('<image href="data:image/png;base64,AAAA"/>'),
    /outside itself/,
  ],
  [
    'a colour from elsewhere',
    drawing('<path fill="url(https://elsewhere.example/a.svg#b)" d="M0 0h9"/>'),
    /outside itself/,
  ],
  ['a web page inside', drawing('<foreignObject><p>Hej</p></foreignObject>'), /paths and shapes/],
  ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing('&a;')}`, /document type/],
  ['no drawing at all', '\x89PNG', /is no SVG/],
]

for (const [what, svg, remedy] of restlessLogos) {
  test(`UX-64 a logo that the pages’ own policy would refuse stops the build: ${what}`, async () => {
    const problem = await problemIn((folder) => writeFileSync(join(folder, 'brand/logo.svg'), svg))
    expect(problem).toMatchObject({
      file: 'content/brand/logo.svg',
      field: 'the whole file',
      remedy: expect.stringMatching(remedy),
    })
  })
}

test('a logo may draw with gradients, references of its own and remarks', () => {
  const quiet = drawing(
    '<!-- style="none" --><defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0"/><use href="#a"/>',
  )
  expect(() => requireStillLogo('logo.svg', quiet)).not.toThrow()
})

test('UX-64 a logo that is not there is missed before anything is drawn', async () => {
  const problem = await problemIn((folder) => rmSync(join(folder, 'brand/logo.svg')))
  expect(problem.message).toBe('content/site.json → brand.logo: content/brand/ has no logo.svg; put it there')
})
