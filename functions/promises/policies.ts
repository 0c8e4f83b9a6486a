import * as v from 'valibot'
import { addPeriod, type Day } from './calendar.ts'
import { day, text } from './fields.ts'
import type { Locale } from './languages.ts'
import { ContentProblem } from './problem.ts'
import { latestStartInWords, type RetentionTable, ruleFor, sentenceFor } from './rules.ts'
import type { Site } from './site.ts'
import { readTable } from './table.ts'

const reviewEvery = 'P1Y'

const facts = (site: Site, builtOn: Day) =>
  v.strictObject({
    title: text,
    effectiveOn: day(site, builtOn),
    reviewedOn: day(site, builtOn),
    change: v.picklist(['wording', 'clarification', 'material', 'newPurpose']),
  })

/** One version of a policy, named by the day it takes effect. */
export interface Policy extends v.InferOutput<ReturnType<typeof facts>> {
  policy: string
}

/**
 * Files by '<policy>/<version>'; the newest version first, policies in alphabetical order.
 * Throws ContentProblem, also when the newest version of a policy was last reviewed over a year before builtOn.
 */
export function readPolicies(files: Record<string, unknown>, site: Site, builtOn: Day): Policy[] {
  const policies = Object.entries(files).map(([path, raw]) => readPolicy(path, raw, site, builtOn))
  policies.sort((a, b) => a.policy.localeCompare(b.policy) || b.effectiveOn.localeCompare(a.effectiveOn))
  for (const [at, policy] of policies.entries()) {
    if (policy.policy !== policies[at - 1]?.policy) requireReview(policy, builtOn)
  }
  return policies
}

export function readPolicy(path: string, raw: unknown, site: Site, builtOn: Day): Policy {
  const [policy = '', version] = path.split('/')
  const read = readTable(fileOf(path), facts(site, builtOn), raw)
  if (read.effectiveOn === version) return { policy, ...read }
  throw new ContentProblem(
    fileOf(path),
    'effectiveOn',
    `is ${read.effectiveOn}; it must be the folder's name`,
  )
}

/**
 * Fills what a policy says about time from the retention table, in Markdown or plain text:
 * '{rule:application}' → 'two years after the recruitment has ended',
 * '{latest:application}' → 'six months after the application deadline'.
 * Throws ContentProblem for a rule that does not exist or has no latest start.
 */
export function fillRules(sentences: string, retention: RetentionTable, locale: Locale): string {
  return sentences.replace(/\{(rule|latest):([^}]*)\}/g, (placeholder, kind: string, id: string) => {
    const rule = ruleFor(retention, id)
    const words = kind === 'rule' ? sentenceFor(rule, locale) : latestStartInWords(rule, locale)
    if (words) return words
    throw new ContentProblem(
      'content/policies',
      placeholder,
      `rule "${id}" has no startsAtLatest; name another rule`,
    )
  })
}

function requireReview(policy: Policy, builtOn: Day): void {
  const { reviewedOn, effectiveOn } = policy
  const problem = (remedy: string) =>
    new ContentProblem(fileOf(`${policy.policy}/${effectiveOn}`), 'reviewedOn', `is ${reviewedOn}; ${remedy}`)
  if (reviewedOn > builtOn) throw problem('a review cannot lie ahead')
  if (addPeriod(reviewedOn, reviewEvery) >= builtOn) return
  throw problem('read the policy through once a year, correct it where needed and write the day you did so')
}

function fileOf(path: string): string {
  return `content/policies/${path}/facts.json`
}
