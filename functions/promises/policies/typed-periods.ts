import type { Locale } from '../language/languages.ts'
import { timeWordsIn } from '../language/time-words.ts'
import { latestStartInWords, type RetentionTable, sentenceFor, toldAheadInWords } from '../rules.ts'

const ones: Record<Locale, string> = {
  sv: 'en|ett|halvt|halvannat',
  nb: 'en|én|ei|ett|et|halvt|halvannet',
  en: 'a|an|one|half a',
}

const units: Record<Locale, string> = {
  sv: 'år(?:en)?s?|månad(?:er)?s?|veck(?:a|or)s?|dag(?:ar)?s?|dygns?|timm(?:e|ar)s?|halvår',
  nb: 'år(?:ene)?s?|måned(?:er)?s?|uker?s?|dag(?:er)?s?|døgns?|timers?|time|halvår',
  en: 'years?|months?|weeks?|days?|hours?|fortnights?',
}

const keepingWords: Record<Locale, RegExp> = {
  sv: /\b(rader|spara|gallra|förvara|bevara|lagra)|tas? bort|behåll/iu,
  nb: /\b(slett|lagre|oppbevar|bevar|behold)|fjern|tar? vare på|gjemm/iu,
  en: /\b(eras|delet|keep|kept|stor(e|ing)|retain|remov)/iu,
}

/**
 * A length of time typed as text where a rule should be quoted: in a section that quotes a rule, in a sentence
 * about keeping or erasing, or in one that names what a rule is about. Answers the words, or null.
 */
export function typedPeriod(markdown: string, subjects: string[], locale: Locale): string | null {
  for (const section of markdown.split(/^(?=#)/m)) {
    const quotesRule = /\{(rule|latest|ahead):/.test(section)
    for (const sentence of section.split(/(?<=[.!?])\s+|\n+/)) {
      const [typed] = sentence.match(periodShape(locale)) ?? []
      if (typed && (quotesRule || isAboutKeeping(sentence, subjects, locale))) return typed
    }
  }
  return null
}

/**
 * A period in a text that is written out, and still applies, that no rule goes by any longer: 'three years after the
 * recruitment has ended' once the rule says two. Answers the words, or null.
 */
export function outdatedPeriod(text: string, { rules }: RetentionTable, locale: Locale): string | null {
  const { after, startsAtLatest, ahead } = timeWordsIn(locale)
  const current = rules.flatMap((rule) => [
    sentenceFor(rule, locale),
    latestStartInWords(rule, locale) ?? '',
    toldAheadInWords(rule, locale) ?? '',
  ])
  for (const sentence of [...Object.values(after), ...Object.values(startsAtLatest), ahead]) {
    const [before, behind] = sentence.split('{period}')
    for (const [said] of text.matchAll(periodShape(locale, before, behind)))
      if (!current.some((words) => words.toLowerCase().endsWith(said.toLowerCase()))) return said
  }
  return null
}

function isAboutKeeping(sentence: string, subjects: string[], locale: Locale): boolean {
  const said = sentence.toLowerCase()
  return (
    keepingWords[locale].test(sentence) || subjects.some((subject) => said.includes(subject.toLowerCase()))
  )
}

/** '24 månader', 'två (2) år', 'six-month', 'a year': a count, then a unit of time. */
function periodShape(locale: Locale, before = '', after = ''): RegExp {
  const counts = `\\d+|${ones[locale]}|${timeWordsIn(locale).numbers.join('|')}`
  const period = `(?:${counts})(?:\\s*\\(\\d+\\))?[\\s\\u00a0-]+(?:${units[locale]})`
  return new RegExp(`(?<![\\p{L}\\d])${before}${period}${after}(?!\\p{L})`, 'giu')
}
