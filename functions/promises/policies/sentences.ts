import { type Locale, locales } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { textHash } from '../purposes.ts'
import type { RetentionTable } from '../rules.ts'
import type { Site } from '../site.ts'
import { factsFile, type Policy } from './policies.ts'
import { foldersOf, languageOf, markdownOf, type PolicyTexts } from './policy-texts.ts'
import { typedPeriod } from './typed-periods.ts'

/** What the sentences of the policies are held against. */
export interface Said {
  policies: Policy[]
  texts: PolicyTexts
  site: Site
  retention: RetentionTable
}

/**
 * Holds the policies to the rules the program works by; throws the first ContentProblem.
 * A period is quoted, never typed; every rule has a sentence; a superseded text quotes nothing, because a quotation
 * would change with its rule; and no text changes without a new version.
 */
export async function requireHonestSentences(said: Said): Promise<void> {
  for (const policy of said.policies) {
    for (const locale of locales) requireLasting(said, policy, locale)
    await requireUnchanged(said, policy)
  }
  for (const locale of locales) requireEveryRule(said, locale)
}

/** One hash for all texts of a version, roles included, so that no language can change alone. */
export function hashOf({ policy, effectiveOn }: Policy, texts: PolicyTexts): Promise<string> {
  const paths = Object.keys(texts).filter((path) => path.startsWith(`${policy}/${effectiveOn}/`))
  return textHash(
    paths
      .sort()
      .map((path) => `${path}\n${texts[path]}`)
      .join('\n'),
  )
}

function requireLasting({ texts, site, retention }: Said, policy: Policy, wanted: Locale): void {
  const locale = languageOf(policy, texts, site, wanted)
  markdownOf(policy, texts, site, locale)
  for (const folder of foldersOf(policy, site)) {
    const file = `content/policies/${folder}/${locale}.md`
    const text = texts[`${folder}/${locale}.md`] ?? ''
    if (policy.standing === 'superseded') requireWrittenOut(file, text)
    else requireQuoted(file, text, retention, locale)
  }
}

function requireWrittenOut(file: string, text: string): void {
  const [quotation] = /\{(?!roles\}|act:)[^}]*\}/.exec(text) ?? []
  if (!quotation) return
  const remedy = 'write it out as people read it then: a version that no longer applies never changes'
  throw new ContentProblem(file, quotation, remedy)
}

function requireQuoted(file: string, text: string, { rules }: RetentionTable, locale: Locale): void {
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

function requireEveryRule({ policies, texts, site, retention }: Said, locale: Locale): void {
  const current = policies.filter(({ standing }) => standing === 'inForce')
  const sentences = current.map((policy) => markdownOf(policy, texts, site, locale)).join('\n')
  const at = retention.rules.findIndex(({ id }) => !sentences.includes(`{rule:${id}}`))
  if (at === -1) return
  const { id } = retention.rules[at]!
  const remedy = `"${id}" has no sentence in a policy that applies; write one with {rule:${id}} in ${locale}.md`
  throw new ContentProblem('content/retention.json', `rules.${at}.id`, remedy)
}

async function requireUnchanged({ texts }: Said, policy: Policy): Promise<void> {
  const hash = await hashOf(policy, texts)
  if (hash === policy.hash) return
  const remedy = `the texts have changed; leave them as people read them and write a new version in a folder of its own. Only for a text that nobody has read yet, write "${hash}"`
  throw new ContentProblem(factsFile(policy), 'hash', remedy)
}
