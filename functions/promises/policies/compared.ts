import type { Locale } from '../language/languages.ts'
import { wordsIn } from '../language/words.ts'
import { changesBetween } from './changes.ts'
import type { Policy } from './policies.ts'
import { languageOf, markdownOf, type Said } from './policy-texts.ts'
import { writtenOut } from './written-out.ts'

type Known = Pick<Said, 'texts' | 'site' | 'retention'>

/** Two versions as plain text in one language: Swedish when either is kept in Swedish alone. */
export function comparableTexts(before: Policy, after: Policy, said: Known, wanted: Locale) {
  const languages = [before, after].map((version) => languageOf(version, said.texts, said.site, wanted))
  const locale = languages.every((language) => language === wanted) ? wanted : 'sv'
  return { locale, earlier: wordsOf(before, said, locale), later: wordsOf(after, said, locale) }
}

/** The names of the sections that changed, came or went. */
export function changedSections(before: Policy, after: Policy, said: Known, wanted: Locale): string[] {
  const { earlier, later } = comparableTexts(before, after, said, wanted)
  const changed = changesBetween(earlier, later).filter(({ kind }) => kind !== 'kept')
  return changed.map(({ heading }) => heading || wordsIn(wanted).policy.changes.opening)
}

/** What a reader sees of a version: the links that use a right as their words, names and addresses as they stand. */
function wordsOf(policy: Policy, said: Known, locale: Locale): string {
  const acts: Record<string, string> = wordsIn(locale).policy.acts
  const markdown = writtenOut(markdownOf(policy, said.texts, said.site, locale), said, locale)
  return markdown.replace(/\{act:(\w+)\}/g, (_, act: string) => acts[act] ?? '')
}
