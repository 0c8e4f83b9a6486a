import { expect, test } from '@playwright/test'
import { readContent, readPolicyTexts } from '../functions/local/content.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { announced } from '../functions/promises/policies/announcements.ts'
import { changesBetween } from '../functions/promises/policies/changes.ts'
import { type Policy, readPolicies, versionBefore } from '../functions/promises/policies/policies.ts'
import { markdownOf } from '../functions/promises/policies/policy-texts.ts'
import { readPromises } from '../functions/promises/promises.ts'

const builtOn = '2026-11-21'
const raw = readContent()
const { site } = readPromises(raw, builtOn)
const texts = readPolicyTexts()
const policies = readPolicies(raw.policies, site, builtOn)
const version = (effectiveOn: string, policy = 'recruitment') =>
  policies.find((one) => one.policy === policy && one.effectiveOn === effectiveOn)!

test('UX-61 the newest version whose day has come is in force, a later one is only upcoming', () => {
  const on = (day: string) =>
    readPolicies(withReview(day), site, day)
      .filter(({ policy }) => policy === 'recruitment')
      .map(({ standing }) => standing)
  expect(on('2026-11-01')).toEqual(['inForce', 'superseded', 'superseded'])
  expect(on('2026-10-31')).toEqual(['upcoming', 'inForce', 'superseded'])
})

test('a change that matters is announced for thirty days from its date, a clarification never', () => {
  const on = (day: string) =>
    announced(policies, day).map(({ policy, effectiveOn }) => `${policy} ${effectiveOn}`)
  expect(on('2026-10-31')).toEqual([])
  expect(on('2026-11-01')).toEqual(['recruitment 2026-11-01'])
  expect(on('2026-11-30')).toEqual(['recruitment 2026-11-01'])
  expect(on('2026-12-01')).toEqual([])
  expect(on('2026-09-01')).toEqual([])
  const anew = policies.map((policy): Policy => ({ ...policy, change: 'newPurpose' }))
  expect(announced(anew, '2026-09-30')).toHaveLength(1)
})

test('UX-61 the differences between two versions are told section by section and sentence by sentence', () => {
  const before = 'Kort.\n\n## A\n\nEtt. Två raderas. Tre.\n\n## B\n\n- Kvar\n\n## C\n\nBort.\n'
  const after = 'Kort.\n\n## A\n\nEtt. Två sparas. Tre.\n\n## B\n\n- Kvar\n\n### D\n\nNytt [här](/sv/).\n'
  expect(changesBetween(before, after).map(({ heading, kind }) => [heading, kind])).toEqual([
    ['', 'kept'],
    ['A', 'changed'],
    ['B', 'kept'],
    ['C', 'removed'],
    ['B: D', 'added'],
  ])
  const [, changed, , , added] = changesBetween(before, after)
  expect(changed!.runs).toEqual([
    { kind: 'kept', paragraphs: ['Ett.'] },
    { kind: 'removed', paragraphs: ['Två raderas.'] },
    { kind: 'added', paragraphs: ['Två sparas.'] },
    { kind: 'kept', paragraphs: ['Tre.'] },
  ])
  expect(added!.runs).toEqual([{ kind: 'added', paragraphs: ['Nytt här.'] }])
})

test('UX-61 what the material change of the recruitment policy says is new, is new', () => {
  const newest = version('2026-11-01')
  expect(versionBefore(policies, newest)?.effectiveOn).toBe('2026-09-01')
  for (const locale of locales) {
    const [before, after] = [version('2026-09-01'), newest].map((one) => markdownOf(one, texts, site, locale))
    const kinds = changesBetween(before!, after!).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'added')).toHaveLength(8)
    expect(kinds).not.toContain('removed')
  }
})

/** The facts of every version, reviewed on the day. */
function withReview(day: string): Record<string, unknown> {
  const facts = Object.entries(raw.policies).map(([path, one]) => [
    path,
    Object.assign({}, one, { reviewedOn: day }),
  ])
  return Object.fromEntries(facts)
}
