import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { plural, wordsIn } from '../../../../functions/promises/language/words.ts'

/** How long there is to answer, or by how much it is late. */
export function daysInWords(daysLeft: number, locale: Locale): string {
  const words = wordsIn(locale).desk.requests
  if (daysLeft === 0) return words.dueToday
  return daysLeft > 0 ? plural(words.daysLeft, daysLeft, locale) : plural(words.daysLate, -daysLeft, locale)
}
