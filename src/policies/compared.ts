import { promises } from '../../functions/promises/compiled.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import type { Policy } from '../../functions/promises/policies/policies.ts'
import { languageOf, markdownOf } from '../../functions/promises/policies/policy-texts.ts'
import { writtenOut } from '../../functions/promises/policies/written-out.ts'
import { texts } from './texts.ts'

/** Two versions as plain text in one language: Swedish when either is kept in Swedish alone. */
export function comparableTexts(before: Policy, after: Policy, wanted: Locale) {
  const languages = [before, after].map((version) => languageOf(version, texts, promises.site, wanted))
  const locale = languages.every((language) => language === wanted) ? wanted : 'sv'
  return { locale, earlier: wordsOf(before, locale), later: wordsOf(after, locale) }
}

/** What a reader sees of a version: the links that use a right as their words, names and addresses as they stand. */
function wordsOf(policy: Policy, locale: Locale): string {
  const acts: Record<string, string> = wordsIn(locale).policy.acts
  const markdown = writtenOut(markdownOf(policy, texts, promises.site, locale), promises, locale)
  return markdown.replace(/\{act:(\w+)\}/g, (_, act: string) => acts[act] ?? '')
}
