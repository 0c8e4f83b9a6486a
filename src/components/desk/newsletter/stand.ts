import type { IssueLine } from '../../../../functions/newsletter/desk/models.ts'
import { instantInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../../functions/promises/language/words.ts'

/** Where an issue stands, with the instant that belongs to it. */
export function standInWords({ stand, at }: IssueLine, locale: Locale, zone: string): string {
  const words = wordsIn(locale).desk.newsletter.stands
  return fill(words[stand], { at: at === null ? '' : instantInWords(new Date(at), locale, zone) })
}
