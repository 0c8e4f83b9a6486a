import * as v from 'valibot'
import { addPeriod, type Day } from '../calendar/calendar.ts'
import { day, id, text } from '../fields.ts'
import type { Locale } from '../language/languages.ts'
import { capability, isOn } from '../organisation/capabilities.ts'
import type { Site } from '../organisation/site.ts'
import { ContentProblem } from '../problem.ts'
import { latestStartInWords, type RetentionTable, ruleFor, sentenceFor, toldAheadInWords } from '../rules.ts'
import { readTable } from '../table.ts'

const reviewEvery = 'P1Y'

/** What a new version may do to the one before it, the least first. */
export const kindsOfChange = ['wording', 'clarification', 'material', 'newPurpose'] as const

/** What people may ask for: GDPR Articles 15, 16, 17, 18, 20, 21(1), 21(2), 7(3) and 77. */
const rights = [
  'see',
  'correct',
  'erase',
  'restrict',
  'take',
  'object',
  'marketing',
  'withdraw',
  'complain',
] as const

/** What stands beside the policies under /privacy/ and is drawn from other data. */
export const pagesBeside = ['retention', 'processors', 'consents']

const facts = (site: Site, builtOn: Day) =>
  v.strictObject({
    title: text,
    effectiveOn: day(site, builtOn),
    reviewedOn: day(site, builtOn),
    change: v.picklist(['first', ...kindsOfChange]),
    summary: v.optional(text),
    capability: v.optional(capability),
    roles: v.optional(v.array(v.strictObject({ id, capability })), []),
    rights: v.optional(v.array(v.picklist(rights)), []),
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the texts, 64 digits 0–9 a–f')),
  })

/** What a version is on the day the pages are drawn; of each policy at most one is in force. */
export type Standing = 'upcoming' | 'inForce' | 'superseded'

/** One version of a policy, named by the day it takes effect. */
export interface Policy extends v.InferOutput<ReturnType<typeof facts>> {
  policy: string
  standing: Standing
  /** A later version stands beside it: what it says, and the roles it names, no longer follow today's data. */
  settled: boolean
}

/** What names a version and its texts, before it is known what stands beside it. */
export type Version = Pick<Policy, 'policy' | 'effectiveOn' | 'roles' | 'settled'>

/**
 * Files by '<policy>/<version>'; the newest version first, policies in alphabetical order. A policy of a capability
 * that is off is read and then left out.
 * Throws ContentProblem, also when a version that is not superseded was last reviewed over a year before builtOn.
 */
export function readPolicies(files: Record<string, unknown>, site: Site, builtOn: Day): Policy[] {
  const read = Object.entries(files).map(([path, raw]) => readPolicy(path, raw, site, builtOn))
  read.sort((a, b) => a.policy.localeCompare(b.policy) || b.effectiveOn.localeCompare(a.effectiveOn))
  const policies = read.map((version) => ({
    ...version,
    standing: standingOf(version, read, builtOn),
    settled: Boolean(versionAfter(read, version)),
  }))
  for (const policy of policies) {
    if (policy.standing !== 'superseded') requireReview(policy, builtOn)
    requireKindOfChange(policy, !versionBefore(policies, policy))
  }
  return policies.filter(({ capability }) => isOn(capability, site.capabilities))
}

/** The version before this one, from a list as readPolicies gives it. */
export function versionBefore(policies: Policy[], { policy, effectiveOn }: Policy): Policy | undefined {
  return policies.find((other) => other.policy === policy && other.effectiveOn < effectiveOn)
}

/** The version that takes this one's place, now or on a day to come. */
export function versionAfter<Known extends Read>(
  policies: Known[],
  { policy, effectiveOn }: Read,
): Known | undefined {
  return policies.findLast((other) => other.policy === policy && other.effectiveOn > effectiveOn)
}

/**
 * Fills what a policy says about time from the retention table, in Markdown or plain text:
 * '{rule:application}' → 'two years after the recruitment has ended',
 * '{latest:application}' → 'six months after the application deadline',
 * '{ahead:application}' → '30 days in advance'.
 * Throws ContentProblem for a rule that does not exist, has no latest start or tells nobody.
 */
export function fillRules(sentences: string, retention: RetentionTable, locale: Locale): string {
  return sentences.replace(/\{(rule|latest|ahead):([^}]*)\}/g, (placeholder, kind: string, id: string) => {
    const { say, lacks } = said[kind as keyof typeof said]
    const words = say(ruleFor(retention, id), locale)
    if (words) return words
    const remedy = `rule "${id}" has no ${lacks}; name another rule`
    throw new ContentProblem('content/policies', placeholder, remedy)
  })
}

const said = {
  rule: { say: sentenceFor, lacks: 'sentence' },
  latest: { say: latestStartInWords, lacks: 'startsAtLatest' },
  ahead: { say: toldAheadInWords, lacks: 'tellAhead' },
}

/** The file that says what a version is, as an editor finds it. */
export function factsFile({ policy, effectiveOn }: Pick<Policy, 'policy' | 'effectiveOn'>): string {
  return `content/policies/${policy}/${effectiveOn}/facts.json`
}

type Read = Omit<Policy, 'standing' | 'settled'>

function readPolicy(path: string, raw: unknown, site: Site, builtOn: Day): Read {
  const [policy = '', version = ''] = path.split('/')
  const file = factsFile({ policy, effectiveOn: version })
  const read = readTable(file, facts(site, builtOn), raw)
  if (pagesBeside.includes(policy))
    throw new ContentProblem(
      file,
      'the folder',
      `"${policy}" is the name of another page; give it another name`,
    )
  if (read.effectiveOn === version) return { policy, ...read }
  throw new ContentProblem(file, 'effectiveOn', `is ${read.effectiveOn}; it must be the folder's name`)
}

function standingOf({ policy, effectiveOn }: Read, all: Read[], builtOn: Day): Standing {
  if (effectiveOn > builtOn) return 'upcoming'
  const newest = all.find((other) => other.policy === policy && other.effectiveOn <= builtOn)
  return newest?.effectiveOn === effectiveOn ? 'inForce' : 'superseded'
}

function requireKindOfChange(policy: Policy, isOldest: boolean): void {
  if ((policy.change === 'first') !== isOldest) {
    const remedy = isOldest
      ? `is "${policy.change}"; the oldest version changes nothing: write "first"`
      : 'is "first"; an earlier version stands beside it: say which kind of change this one is'
    throw new ContentProblem(factsFile(policy), 'change', remedy)
  }
  if (isOldest || policy.summary) return
  throw new ContentProblem(factsFile(policy), 'summary', 'is missing; say in a sentence what has changed')
}

function requireReview(policy: Policy, builtOn: Day): void {
  const { reviewedOn } = policy
  const problem = (remedy: string) =>
    new ContentProblem(factsFile(policy), 'reviewedOn', `is ${reviewedOn}; ${remedy}`)
  if (reviewedOn > builtOn) throw problem('a review cannot lie ahead')
  if (addPeriod(reviewedOn, reviewEvery) >= builtOn) return
  throw problem('read the policy through once a year, correct it where needed and write the day you did so')
}
