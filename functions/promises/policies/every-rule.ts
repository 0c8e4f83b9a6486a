import type { Day } from '../calendar/calendar.ts'
import type { Locale } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { type RetentionTable, type Rule, sentenceFor } from '../rules.ts'
import { type Policy, versionAfter } from './policies.ts'
import { markdownOf, type Said } from './policy-texts.ts'

/** Throws ContentProblem for a rule that no policy tells about, today or once a waiting version takes effect. */
export function requireEveryRule({ policies, texts, site, retention }: Said, locale: Locale): void {
  for (const together of applyingTogether(policies)) {
    const sentences = together.map((policy) => markdownOf(policy, texts, site, locale)).join('\n')
    const silent = rulesWithoutSentence(sentences, retention, locale)[0]
    if (!silent) continue
    const field = `rules.${retention.rules.indexOf(silent)}.id`
    const remedy = `"${silent.id}" has no sentence in a policy that applies; write one with {rule:${silent.id}} in ${locale}.md`
    throw new ContentProblem('content/retention.json', field, remedy)
  }
}

/** The versions that apply side by side: today, and from each day on which another takes effect. */
function applyingTogether(policies: Policy[]): Policy[][] {
  const turns = policies.filter(({ standing }) => standing === 'upcoming')
  const from = (day: Day) =>
    policies.filter((policy) => {
      const next = versionAfter(policies, policy)
      return policy.effectiveOn <= day && !(next && next.effectiveOn <= day)
    })
  return [
    policies.filter(({ standing }) => standing === 'inForce'),
    ...turns.map(({ effectiveOn }) => from(effectiveOn)),
  ]
}

/** A sentence quotes its rule or, in a version that is written out, says its words. */
function rulesWithoutSentence(sentences: string, { rules }: RetentionTable, locale: Locale): Rule[] {
  return rules.filter(
    (rule) => !sentences.includes(`{rule:${rule.id}}`) && !sentences.includes(sentenceFor(rule, locale)),
  )
}
