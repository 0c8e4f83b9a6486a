import type { Locale } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { factsFile, type Policy, versionBefore } from './policies.ts'
import { languageOf, markdownOf, type Said } from './policy-texts.ts'

/** Where a text names the right to complain: by the authorities that take complaints. */
const complaint = '{authorities}'

/** Throws ContentProblem for a version that grants less than the one before it: rights never shrink. */
export function requireEveryRightKept(policies: Policy[]): void {
  for (const policy of policies) {
    const before = versionBefore(policies, policy)
    const lost = before?.rights.find((right) => !policy.rights.includes(right))
    if (!lost) continue
    const remedy = `"${lost}" is missing, and the version of ${before!.effectiveOn} grants it; a change never takes a right away: put it back, here and in the texts`
    throw new ContentProblem(factsFile(policy), 'rights', remedy)
  }
}

/**
 * Throws ContentProblem for a right that a text names and its facts do not, or the other way round. A text that is
 * written out may name its rights in plain words; it is held by its hash.
 */
export function requireRightsNamed({ texts, site }: Said, policy: Policy, wanted: Locale): void {
  const locale = languageOf(policy, texts, site, wanted)
  const text = markdownOf(policy, texts, site, locale)
  const named = [...text.matchAll(/\{act:(\w+)\}/g)].map(([, act]) => act!)
  if (text.includes(complaint)) named.push('complain')
  const unlisted = named.find((right) => !policy.rights.some((listed) => listed === right))
  if (unlisted) {
    const remedy = `"${unlisted}" is missing, and ${locale}.md names it; add it, so that no later version can drop it`
    throw new ContentProblem(factsFile(policy), 'rights', remedy)
  }
  const unnamed = policy.rights.find((right) => !named.includes(right))
  if (!unnamed || policy.settled) return
  const placeholder = unnamed === 'complain' ? complaint : `{act:${unnamed}}`
  const file = `content/policies/${policy.policy}/${policy.effectiveOn}/${locale}.md`
  const remedy = `is missing, and facts.json grants the right "${unnamed}"; write how it is used`
  throw new ContentProblem(file, placeholder, remedy)
}
