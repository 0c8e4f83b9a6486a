import type { Count } from '../../../../functions/newsletter/desk/models.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../../functions/promises/language/words.ts'

/** A number, or that it is too small to be told. */
export function countInWords(count: Count, locale: Locale): string {
  if (count === 'few') return wordsIn(locale).desk.newsletter.few
  return new Intl.NumberFormat(locale).format(count)
}
