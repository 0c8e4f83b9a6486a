import { promises } from '../../functions/promises/compiled.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import type { Policy } from '../../functions/promises/policies/policies.ts'
import { languageOf, markdownOf } from '../../functions/promises/policies/policy-texts.ts'
import { fillPeriods } from './drawn.ts'
import { texts } from './texts.ts'

/** Two versions as plain text in one language: Swedish when either is kept in Swedish alone. */
export function comparableTexts(before: Policy, after: Policy, wanted: Locale) {
  const languages = [before, after].map((version) => languageOf(version, texts, promises.site, wanted))
  const locale = languages.every((language) => language === wanted) ? wanted : 'sv'
  return { locale, earlier: wordsOf(before, locale), later: wordsOf(after, locale) }
}

/** The links that use a right as their words; what is drawn from site.json is not part of a version. */
function wordsOf(policy: Policy, locale: Locale): string {
  const acts: Record<string, string> = wordsIn(locale).policy.acts
  const markdown = fillPeriods(markdownOf(policy, texts, promises.site, locale), locale)
  return markdown.replace(/\{act:(\w+)\}/g, (_, act: string) => acts[act] ?? '').replace(/^\{\w+\}$/gm, '')
}
