import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readContent, readPolicyTexts } from '../functions/local/content.ts'
import { erasureDuties, rulesWithoutRows } from '../functions/personal-data.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { built, type Capability, foreseen } from '../functions/promises/organisation/capabilities.ts'
import type { Site } from '../functions/promises/organisation/site.ts'
import { fillRules, type Policy, readPolicies } from '../functions/promises/policies/policies.ts'
import { foldersOf, markdownOf } from '../functions/promises/policies/policy-texts.ts'
import { hashOf, requireHonestSentences } from '../functions/promises/policies/sentences.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { readRetention } from '../functions/promises/rules.ts'

const builtOn = '2026-11-21'
const raw = readContent()
const texts = readPolicyTexts()
const { site, retention } = readPromises(raw, builtOn)
const all = [...built, ...foreseen]
const siteWith = (capabilities: Capability[]): Site => ({ ...site, capabilities })
const withoutNewsletter = site.capabilities.filter((name) => !['newsletter', 'partners'].includes(name))
const policiesWith = (capabilities: Capability[]) =>
  readPolicies(raw.policies, siteWith(capabilities), builtOn)
const privacy = policiesWith(all).find(({ policy }) => policy === 'privacy')!

for (const { id, capability } of privacy.roles) {
  test(`the section for the role ${id} is read once ${capability} is on, and only then`, () => {
    const others = all.filter((other) => other !== capability)
    for (const locale of locales) {
      const section = texts[`privacy/2026-11-01/roles/${id}/${locale}.md`]!
      const heading = section.split('\n')[0]!
      expect(heading).toMatch(/^## \S/)
      expect(markdownOf(privacy, texts, siteWith(others), locale)).not.toContain(heading)
      const drawn = fillRules(
        markdownOf(privacy, texts, siteWith([capability]), locale),
        readRetention(raw.retention, ['applications', capability]),
        locale,
      )
      expect(drawn).toContain(heading)
      expect(drawn.match(/\{(rule|latest):/g)).toBeNull()
    }
  })
}

test('A1 nine roles have a section each, and so does whoever answers about cookies', () => {
  expect(privacy.roles.map(({ id }) => id)).toEqual([
    'applicant',
    'mentor',
    'mentee',
    'consultant',
    'partner-contact',
    'subscriber',
    'talent',
    'company-representative',
    'hub-employee',
    'visitor',
  ])
})

test('with everything on, every period is quoted, every rule has its sentence and no two headings are alike', async () => {
  const everything = siteWith(all)
  const policies = await Promise.all(
    policiesWith(all).map(async (one) => ({ ...one, hash: await hashOf(one, texts, everything) })),
  )
  const table = readRetention(raw.retention, all)
  expect(table.rules.length).toBeGreaterThan(retention.rules.length)
  await requireHonestSentences({ policies, texts, site: everything, retention: table })
  for (const locale of locales) {
    const headings = markdownOf(privacy, texts, everything, locale).match(/^## .*$/gm)!
    expect(new Set(headings).size).toBe(headings.length)
  }
})

test('the rules of a capability that is off are neither published nor carried out', () => {
  const without = readRetention(raw.retention, withoutNewsletter)
  expect(without.rules.filter(({ capability }) => capability)).toEqual([])
  const came = retention.rules.filter((rule) => !without.rules.some(({ id }) => id === rule.id))
  expect(came.map(({ id, starts, keepFor }) => [id, starts, keepFor])).toEqual([
    ['newsletter-pending', 'submitted', 'PT72H'],
    ['newsletter-subscription', 'consentWithdrawn', 'P1D'],
    ['newsletter-suppression', 'consentWithdrawn', 'P10Y'],
    ['newsletter-letters', 'submitted', 'P30D'],
    ['letter-budgets', 'submitted', 'PT24H'],
    ['partner-untold', 'submitted', 'P30D'],
    ['partner-contact', 'submitted', 'P3Y'],
  ])
})

test('a capability that may be turned on has its code, and a duty for every rule it brings', () => {
  for (const name of built)
    expect(existsSync(`functions/${name}`) || existsSync(`functions/newsletter/${name}`), name).toBe(true)
  const promises = readPromises({ ...raw, site: { ...site, capabilities: built } }, builtOn)
  const carriedOut = [...erasureDuties(promises).flatMap(({ rules }) => rules), ...rulesWithoutRows]
  const erasing = promises.retention.rules.filter(({ then }) => then === 'erase')
  expect(erasing.filter(({ id }) => !carriedOut.includes(id)).map(({ id }) => id)).toEqual([])
})

test('the newsletter policy is there once the newsletter is on, and nowhere while it is off', () => {
  const named = (policies: Policy[]) => policies.map(({ policy }) => policy)
  expect(named(policiesWith(withoutNewsletter))).not.toContain('newsletter')
  const policies = policiesWith(site.capabilities)
  expect(policies.find(({ policy }) => policy === 'newsletter')?.standing).toBe('inForce')
  const links = (capabilities: Capability[]) =>
    policiesWith(capabilities).filter((policy) =>
      markdownOf(policy, texts, siteWith(capabilities), 'sv').includes('/privacy/newsletter/'),
    )
  expect(named(links(withoutNewsletter))).toEqual([])
  expect(named(links(site.capabilities))).toEqual(['privacy'])
})

test('R-38 turning a capability on changes what people read, and so asks for a new version', async () => {
  const capabilities: Capability[] = [...built, 'talents']
  expect(await hashOf(privacy, texts, site)).toBe(privacy.hash)
  const table = readRetention(raw.retention, capabilities)
  const said = { policies: policiesWith(capabilities), texts, site: siteWith(capabilities), retention: table }
  await expect(requireHonestSentences(said)).rejects.toThrow(
    /privacy\/2026-11-01\/facts\.json → hash: the texts, or the roles that are shown, have changed/,
  )
})

test('UX-61 an earlier version keeps the roles it was read with, whatever is on today', () => {
  const past: Policy = { ...privacy, settled: true, roles: privacy.roles.slice(0, 2) }
  expect(foldersOf(past, siteWith(['retention']))).toEqual([
    'privacy/2026-11-01',
    'privacy/2026-11-01/roles/applicant',
    'privacy/2026-11-01/roles/mentor',
  ])
})
