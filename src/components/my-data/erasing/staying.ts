import { promises } from '../../../../functions/promises/compiled.ts'
import { dayInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../../functions/promises/language/words.ts'
import { groundInWords, sentenceFor } from '../../../../functions/promises/rules.ts'

/** What stays after an erasure: by which rule, on which legal ground and until when (GDPR art. 12.4). */
export function stayingInWords(
  { rule: id, until }: { rule: string; until: string | null },
  locale: Locale,
): string {
  const words = wordsIn(locale).myData.mine
  const rule = promises.retention.rules.find((rule) => rule.id === id)
  const sentences = [
    rule
      ? `${rule.category[locale]} ${fill(words.rule, { sentence: sentenceFor(rule, locale), ground: groundInWords(rule.ground, locale) })}`
      : id,
    until && fill(words.keptUntil, { day: dayInWords(until, locale) }),
  ]
  return sentences.filter(Boolean).join(' ')
}
