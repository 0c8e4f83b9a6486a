import type { Day } from '../calendar/calendar.ts'
import type { Locale } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { sentenceFor, toldAheadInWords } from '../rules.ts'
import { type Policy, versionAfter } from './policies.ts'
import { markdownOf, type Said } from './policy-texts.ts'

/**
 * Throws ContentProblem for a rule that no policy tells about, or whose letter ahead none does, today or once a
 * waiting version takes effect.
 */
export function requireEveryRule({ policies, texts, site, retention }: Said, locale: Locale): void {
  for (const together of applyingTogether(policies)) {
    const sentences = together.map((policy) => markdownOf(policy, texts, site, locale)).join('\n')
    for (const [at, rule] of retention.rules.entries()) {
      const says = (quotation: string, words: string) =>
        sentences.includes(quotation) || sentences.includes(words)
      const ahead = toldAheadInWords(rule, locale)
      if (!says(`{rule:${rule.id}}`, sentenceFor(rule, locale)))
        throw untold(`rules.${at}.id`, rule.id, 'rule', locale)
      if (ahead && !says(`{ahead:${rule.id}}`, ahead))
        throw untold(`rules.${at}.tellAhead`, rule.id, 'ahead', locale)
    }
  }
}

/** A sentence quotes its rule or, in a version that is written out, says its words. */
function untold(field: string, id: string, quotation: 'rule' | 'ahead', locale: Locale): ContentProblem {
  const remedy = `"${id}" has no sentence in a policy that applies; write one with {${quotation}:${id}} in ${locale}.md`
  return new ContentProblem('content/retention.json', field, remedy)
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
