import { type Locale, locales } from '../language/languages.ts'
import { isOn } from '../organisation/capabilities.ts'
import type { Site } from '../organisation/site.ts'
import { ContentProblem } from '../problem.ts'
import { textHash } from '../purposes/purposes.ts'
import type { RetentionTable } from '../rules.ts'
import { requireFinished } from '../unfinished.ts'
import { requireEveryRule } from './every-rule.ts'
import { factsFile, type Policy, type Version, versionAfter } from './policies.ts'
import { foldersOf, languageOf, markdownOf, type PolicyTexts, type Said } from './policy-texts.ts'
import { requireEveryRightKept, requireRightsNamed } from './rights.ts'
import { outdatedPeriod, typedPeriod } from './typed-periods.ts'

/**
 * Holds the policies to the rules the program works by; throws the first ContentProblem.
 * A period is quoted, never typed; every rule has a sentence; a version that another takes the place of quotes
 * nothing, because a quotation would change with its rule; no version takes a right away; and no text changes without
 * a new version.
 * No answer depends on the day: what holds when a version is added still holds when it takes effect.
 */
export async function requireHonestSentences(said: Said): Promise<void> {
  requireEveryRightKept(said.policies)
  for (const policy of said.policies) {
    for (const locale of locales) {
      requireLasting(said, policy, locale)
      requireRightsNamed(said, policy, locale)
    }
    requireKnownRoles(said, policy)
    await requireUnchanged(said, policy)
  }
  for (const locale of locales) requireEveryRule(said, locale)
}

/**
 * One hash for all texts of a version that people read, roles included: no language can change alone, and a role
 * cannot come in silently when its capability is turned on.
 */
export function hashOf(policy: Version, texts: PolicyTexts, site: Site): Promise<string> {
  const folders = foldersOf(policy, site)
  const paths = Object.keys(texts).filter((path) => folders.includes(path.replace(/\/[^/]+$/, '')))
  return textHash(
    paths
      .sort()
      .map((path) => `${path}\n${texts[path]}`)
      .join('\n'),
  )
}

function requireLasting({ policies, texts, site, retention }: Said, policy: Policy, wanted: Locale): void {
  const locale = languageOf(policy, texts, site, wanted)
  markdownOf(policy, texts, site, locale)
  for (const folder of foldersOf(policy, site)) {
    const file = `content/policies/${folder}/${locale}.md`
    const text = texts[`${folder}/${locale}.md`] ?? ''
    requireFinished(file, text)
    const next = versionAfter(policies, policy)
    if (!next) requireQuoted(file, text, retention, locale)
    else requireWrittenOut(file, text)
    if (next && policy.standing !== 'superseded') requireStillTrue(file, text, retention, locale, next)
  }
}

function requireWrittenOut(file: string, text: string): void {
  const [quotation] = /\{(?!roles\}|act:)[^}]*\}/.exec(text) ?? []
  if (!quotation) return
  const remedy =
    'a later version stands beside this one: write it out as people read it today, as "npm run new:policy" does'
  throw new ContentProblem(file, quotation, remedy)
}

function requireKnownRoles({ site }: Said, policy: Policy): void {
  const waiting = policy.roles.find(({ capability }) => !isOn(capability, site.capabilities))
  if (!waiting || !policy.settled || policy.standing === 'superseded') return
  const remedy = `"${waiting.id}" waits for "${waiting.capability}", and a later version stands beside this one; take the role away here, as "npm run new:policy" does`
  throw new ContentProblem(factsFile(policy), 'roles', remedy)
}

function requireStillTrue(
  file: string,
  text: string,
  retention: RetentionTable,
  locale: Locale,
  { effectiveOn }: Policy,
): void {
  const outdated = outdatedPeriod(text, retention, locale)
  if (!outdated) return
  const remedy = `is not what content/retention.json says, and this text applies until ${effectiveOn}; change the rule on that day, or these words now`
  throw new ContentProblem(file, `"${outdated}"`, remedy)
}

function requireQuoted(file: string, text: string, { rules }: RetentionTable, locale: Locale): void {
  const quotations = [...text.matchAll(/\{(?:rule|latest|ahead):([^}]*)\}/g)]
  const [unknown] = quotations.find(([, id]) => !rules.some((rule) => rule.id === id)) ?? []
  if (unknown)
    throw new ContentProblem(
      file,
      unknown,
      'quotes a rule that content/retention.json does not have; correct its id',
    )
  const typed = typedPeriod(
    text,
    rules.map(({ category }) => category[locale]),
    locale,
  )
  if (!typed) return
  const remedy =
    'is a period typed as text; quote its rule in content/retention.json, such as {rule:application}'
  throw new ContentProblem(file, `"${typed}"`, remedy)
}

async function requireUnchanged({ texts, site }: Said, policy: Policy): Promise<void> {
  const hash = await hashOf(policy, texts, site)
  if (hash === policy.hash) return
  const remedy = `the texts, or the roles that are shown, have changed; leave them as people read them and write a new version in a folder of its own. Only for a text that nobody has read yet, write "${hash}"`
  throw new ContentProblem(factsFile(policy), 'hash', remedy)
}
