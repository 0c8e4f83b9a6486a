import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readContent, readIssueFiles } from '../functions/local/content.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { built, foreseen } from '../functions/promises/organisation/capabilities.ts'
import type { Site } from '../functions/promises/organisation/site.ts'
import { fillRules, readPolicies } from '../functions/promises/policies/policies.ts'
import { foldersOf } from '../functions/promises/policies/policy-texts.ts'
import { readPromises } from '../functions/promises/promises.ts'

const content = join(import.meta.dirname, '../content')
const builtOn = '2026-11-21'

const raw = readContent()
const { site, retention, openings } = readPromises(raw, builtOn)
const policies = readPolicies(raw.policies, site, builtOn)

/** Everything that waits for its capability, too. */
const everything: Site = { ...site, capabilities: [...built, ...foreseen] }

const written = readPolicies(raw.policies, everything, builtOn).filter(
  ({ standing }) => standing !== 'superseded',
)

/** Every text in Markdown that must be there in all languages, by its folder. */
const texts = [
  ...openings.map(({ slug }) => `openings/${slug}`),
  ...Object.keys(readIssueFiles()).map((slug) => `newsletter/${slug}`),
  ...written.flatMap((policy) => foldersOf(policy, everything).map((folder) => `policies/${folder}`)),
].map((folder) => ({
  folder,
  texts: locales.map((locale) => readFileSync(join(content, folder, `${locale}.md`), 'utf8')),
}))

test('what the organisation says and promises can be read as it stands', () => {
  expect(openings).toHaveLength(4)
  expect(policies.map(({ policy, effectiveOn }) => `${policy}/${effectiveOn}`)).toEqual([
    'accessibility/2026-11-01',
    'newsletter/2026-11-01',
    'privacy/2026-11-01',
    'recruitment/2026-11-01',
    'recruitment/2026-09-01',
    'recruitment/2026-06-01',
  ])
})

test('UX-61 earlier versions of a policy stay, the newest first, and only that one is reviewed every year', () => {
  const current = raw.policies['recruitment/2026-11-01']
  const { title, hash } = policies[0]!
  const earlier = { title, hash, change: 'first', effectiveOn: '2024-05-01', reviewedOn: '2024-05-01' }
  const files = { 'recruitment/2024-05-01': earlier, 'recruitment/2026-11-01': current }
  const versions = readPolicies(files, site, builtOn).map(({ effectiveOn }) => effectiveOn)
  expect(versions).toEqual(['2026-11-01', '2024-05-01'])
})

for (const folder of ['ui', 'ui/time']) {
  test(`the words in ${folder} have the same keys and the same {parameters} in every language`, () => {
    const [sv, nb, en] = locales.map((locale) => sentencesIn(readJson(`${folder}/${locale}.json`)))
    expect(Object.keys(sv!).length).toBeGreaterThan(10)
    expect(nb).toEqual(sv)
    expect(en).toEqual(sv)
  })
}

for (const { folder, texts: translations } of texts) {
  test(`${folder} has the same headings, lists, links and times in every language`, () => {
    const [sv, nb, en] = translations.map((text, at) => skeletonOf(text, locales[at]!))
    expect(sv!.length).toBeGreaterThan(1)
    expect(nb).toEqual(sv)
    expect(en).toEqual(sv)
  })
}

test('the recruitment policy takes every time from a rule, and every rule of an application stands in it', () => {
  const { texts: translations } = texts.find(({ folder }) => folder.startsWith('policies/recruitment'))!
  for (const [at, locale] of locales.entries()) {
    const text = translations[at]!
    const ofOthers = ['contact', 'my-data-access', 'privacy-requests']
    for (const { id } of retention.rules.filter(
      ({ id, capability }) => !ofOthers.includes(id) && !id.startsWith('staff-') && !capability,
    ))
      expect(text).toContain(`{rule:${id}}`)
    expect(text).not.toMatch(
      /(\d+|två|to|two|tre|three|sex|seks|six) (år|years?|måna|måne|months?|dag|days?)/,
    )
    expect(fillRules(text, retention, locale)).not.toMatch(/\{(rule|latest):/)
  }
})

test('the policies draw controllers, employers and authorities from site.json, and type none of them', () => {
  const policyTexts = texts.filter(({ folder }) => folder.startsWith('policies/'))
  for (const { folder, texts: translations } of policyTexts)
    for (const text of translations) expect(text, folder).not.toMatch(/@|559999|\+4[67]|Lärkspår|Måkevik|IMY/)
  for (const { texts: translations } of policyTexts.filter(({ folder }) =>
    /recruitment|newsletter/.test(folder),
  ))
    for (const text of translations) {
      expect(text).toContain('\n{controllers}\n')
      expect(text).toContain('\n{authorities}\n')
    }
})

test('the demo organisation cannot be mistaken for a real one', () => {
  const published = JSON.stringify(raw)
  const mailDomains = [...published.matchAll(/@([\w.-]+)/g)].map(([, domain]) => domain)
  expect(new Set(mailDomains)).toEqual(new Set(['larkspar.example', 'imy.se', 'datatilsynet.no']))
  for (const { organisationNumber } of site.controllers) expect(luhnSum(organisationNumber) % 10).not.toBe(0)
})

/** What a text is built of, without its words; a link into the site must stay in the language. */
function skeletonOf(text: string, locale: string): string[] {
  const parts = text.match(/^(#+|-) |\*\*|\{\w+(?::[\w-]+)?\}|\]\([^)]+\)/gm) ?? []
  return parts.map((part) => part.replace(`(/${locale}/`, '(/{language}/'))
}

/** Every sentence by its key, as the {parameters} it takes. */
function sentencesIn(words: unknown, key = ''): Record<string, string[]> {
  if (typeof words === 'string') return { [key]: [...new Set(words.match(/\{\w+\}/g))].sort() }
  if (typeof words !== 'object' || words === null) throw new Error(`${key} is not a sentence`)
  const inner = Object.entries(words).map(([name, part]) => sentencesIn(part, `${key}.${name}`))
  return Object.assign({}, ...inner)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(content, path), 'utf8'))
}

/** Divisible by ten in every organisation number that Sweden gives out. */
function luhnSum(organisationNumber: string): number {
  const digits = organisationNumber.replace('-', '').split('').map(Number)
  return digits.reduce(
    (sum, digit, at) => sum + (at % 2 === 0 ? Math.floor(digit / 5) + ((digit * 2) % 10) : digit),
    0,
  )
}
