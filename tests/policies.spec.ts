import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readContent, readPolicyTexts } from '../functions/local/content.ts'
import { locales } from '../functions/promises/language/languages.ts'
import type { Site } from '../functions/promises/organisation/site.ts'
import { readPolicies } from '../functions/promises/policies/policies.ts'
import {
  foldersOf,
  languageOf,
  markdownOf,
  type PolicyTexts,
  type Said,
} from '../functions/promises/policies/policy-texts.ts'
import { hashOf, requireHonestSentences } from '../functions/promises/policies/sentences.ts'
import { typedPeriod } from '../functions/promises/policies/typed-periods.ts'
import { ContentProblem } from '../functions/promises/problem.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { requireUnchangedWordings, wordingsOf } from '../functions/promises/purposes/purpose-hashes.ts'
import { readPurposes } from '../functions/promises/purposes/purposes.ts'

const builtOn = '2026-11-21'
const raw = readContent()
const { site, retention, purposes } = readPromises(raw, builtOn)
const texts = readPolicyTexts()
const policies = readPolicies(raw.policies, site, builtOn)
const said: Said = { policies, texts, site, retention }
const version = (effectiveOn: string, policy = 'recruitment') =>
  policies.find((one) => one.policy === policy && one.effectiveOn === effectiveOn)!

test('R-38 the policies and the consent texts are those their hashes were taken of, and quote every rule', async () => {
  await requireHonestSentences(said)
  await requireUnchangedWordings(purposes)
})

for (const [locale, sentence] of [
  ['sv', 'Ansökan raderas efter två år.'],
  ['sv', 'Vi sparar dem i 24 månader.'],
  ['sv', 'Kandidatbanken: ett (1) år.'],
  ['nb', 'Søknaden slettes etter to år.'],
  ['nb', 'Vi lagrer dem i 18 måneder.'],
  ['en', 'We keep it for two years.'],
  ['en', 'It is erased after a six-month wait.'],
] as const) {
  test(`a period typed as text is refused: ${sentence}`, async () => {
    const path = `privacy/2026-11-01/roles/applicant/${locale}.md`
    const problem = await problemIn({
      ...said,
      texts: { ...texts, [path]: `${texts[path]}\n## X\n\n${sentence}\n` },
    })
    expect(problem.file).toBe(`content/policies/${path}`)
    expect(problem.field).toMatch(/^".*(år|månader|måneder|years|month)"$/)
    expect(problem.remedy).toContain('quote its rule in content/retention.json')
  })
}

test('a period in a section that quotes a rule is refused, a time to answer within elsewhere is not', () => {
  expect(typedPeriod('## A\n\nDen raderas {rule:letters}.\n\nDet tar 30 dagar.', [], 'sv')).toBe('30 dagar')
  expect(
    typedPeriod('## A\n\nDen raderas {rule:letters}.\n\n## B\n\nDu får svar inom en månad.', [], 'sv'),
  ).toBeNull()
  expect(typedPeriod('The receipt tells you the day by which it is erased.', [], 'en')).toBeNull()
})

test('a rule that no policy in force has a sentence about is refused by name', async () => {
  const rule = { ...retention.rules[0]!, id: 'newsletter' }
  const problem = await problemIn({ ...said, retention: { ...retention, rules: [...retention.rules, rule] } })
  expect(problem).toMatchObject({
    file: 'content/retention.json',
    field: `rules.${retention.rules.length}.id`,
  })
  expect(problem.remedy).toContain('write one with {rule:newsletter}')
})

test('a letter ahead that no policy in force tells about is refused by name', async () => {
  const rules = retention.rules.map((rule) => (rule.id === 'letters' ? { ...rule, tellAhead: 'P5D' } : rule))
  const problem = await problemIn({ ...said, retention: { ...retention, rules } })
  expect(problem).toMatchObject({
    file: 'content/retention.json',
    field: `rules.${rules.findIndex(({ id }) => id === 'letters')}.tellAhead`,
  })
  expect(problem.remedy).toContain('write one with {ahead:letters}')
})

test('R-38 a policy text changed without a new version is refused, whichever language or role it is in', async () => {
  for (const path of ['recruitment/2026-11-01/nb.md', 'privacy/2026-11-01/roles/applicant/en.md']) {
    const problem = await problemIn({ ...said, texts: { ...texts, [path]: `${texts[path]} ` } })
    expect(problem).toMatchObject({
      file: `content/policies/${path.split('/').slice(0, 2).join('/')}/facts.json`,
    })
    expect(problem.field).toBe('hash')
    expect(problem.remedy).toContain('write a new version in a folder of its own')
  }
})

test('R-38 a superseded version that quotes a rule is refused: its periods would change with the rule', async () => {
  const path = 'recruitment/2026-09-01/nb.md'
  const problem = await problemIn({ ...said, texts: { ...texts, [path]: '## X\n\nSlettes {rule:letters}.' } })
  expect(problem).toMatchObject({ file: `content/policies/${path}`, field: '{rule:letters}' })
  expect(problem.remedy).toContain('write it out as people read it today')
})

test('R-38 a consent text or a period in it that changes without a new version is refused', async () => {
  const shorter = structuredClone(retention)
  shorter.rules.find(({ id }) => id === 'talent-pool')!.keepFor = 'P1Y'
  const changedPeriod = requireUnchangedWordings(readPurposes(raw.purposes, shorter))
  await expect(changedPeriod).rejects.toThrow(/purposes\.json → 1\.hashes\.sv: the words, or the period/)
  const reworded = structuredClone(purposes)
  reworded[1]!.earlier[0]!.wording.en += ' Please.'
  await expect(requireUnchangedWordings(reworded)).rejects.toThrow(/1\.earlier\.0\.hashes\.en.*2026-06-01/)
})

test('R-38 every consent text anyone read is listed in its language, the present one first', () => {
  const pool = purposes.find(({ id }) => id === 'talent-pool')!
  for (const locale of locales) {
    const wordings = wordingsOf(pool, locale)
    expect(wordings.map(({ version }) => version)).toEqual(['2026-11-01', '2026-06-01'])
    expect(new Set(wordings.map(({ hash }) => hash)).size).toBe(2)
  }
})

test('only a superseded version may be kept in Swedish alone', async () => {
  expect(languageOf(version('2026-06-01'), texts, site, 'en')).toBe('sv')
  expect(languageOf(version('2026-09-01'), texts, site, 'en')).toBe('en')
  const { 'privacy/2026-11-01/roles/applicant/en.md': _, ...lacking }: PolicyTexts = texts
  const problem = await problemIn({ ...said, texts: lacking })
  expect(problem.message).toContain(
    'content/policies/privacy/2026-11-01/roles/applicant/en.md → the whole file',
  )
})

test('a role has its section when its capability is on, and every role in the folder is named in facts.json', () => {
  const privacy = version('2026-11-01', 'privacy')
  expect(markdownOf(privacy, texts, site, 'sv')).toContain('## När du söker jobb')
  const without: Site = { ...site, capabilities: ['retention'] }
  expect(foldersOf(privacy, without)).toEqual(['privacy/2026-11-01'])
  expect(markdownOf(privacy, texts, without, 'sv')).not.toContain('## När du söker jobb')
  const folders = readdirSync(join(import.meta.dirname, '../content/policies/privacy/2026-11-01/roles'))
  expect(privacy.roles.map(({ id }) => id).sort()).toEqual(folders.sort())
})

test('the general policy draws who is responsible and where to complain, and links to every right', () => {
  for (const locale of locales) {
    const text = texts[`privacy/2026-11-01/${locale}.md`]!
    for (const block of ['{controllers}', '{employers}', '{authorities}', '{roles}', '{announced}'])
      expect(text).toContain(block)
    const acts = [...text.matchAll(/\{act:(\w+)\}/g)].map(([, act]) => act)
    expect(acts).toEqual(['see', 'correct', 'erase', 'restrict', 'object', 'marketing', 'take', 'withdraw'])
    expect(text).not.toMatch(/@|559999/)
  }
})

test('R-38 one hash stands for all texts of a version', async () => {
  const policy = version('2026-11-01')
  const without = Object.fromEntries(
    Object.entries(texts).filter(([path]) => path !== 'recruitment/2026-11-01/en.md'),
  )
  expect(await hashOf(policy, texts, site)).toBe(policy.hash)
  expect(await hashOf(policy, without, site)).not.toBe(policy.hash)
})

async function problemIn(content: Said): Promise<ContentProblem> {
  try {
    await requireHonestSentences(content)
  } catch (problem) {
    if (problem instanceof ContentProblem) return problem
    throw problem
  }
  throw new Error('The content was found honest')
}
