import { storageQuestion } from '../../functions/promises/choice/question.ts'
import { promises } from '../../functions/promises/compiled.ts'
import { periodInWords } from '../../functions/promises/language/in-words.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import { ruleFor } from '../../functions/promises/rules.ts'

/** What visitors are asked about storage; null, and nothing of it on any page, while content lists nothing to ask. */
export const question = storageQuestion(promises.purposes)

/** What is said before the question: that a no costs nothing, and how long the answer holds. */
export function leadIn(locale: Locale): string {
  const { keepFor } = ruleFor(promises.retention, 'storage-choice')
  return fill(wordsIn(locale).storageChoice.lead, { period: periodInWords(keepFor, locale) })
}
