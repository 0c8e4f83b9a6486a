import type { OpeningAtDesk } from '../../../../functions/openings/models.ts'
import { dayInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../../functions/promises/language/words.ts'

/** When the applications to an opening go, or that each goes by a day of its own. */
export function clockInWords({ state, startsOn, eraseBy }: OpeningAtDesk, locale: Locale): string {
  const words = wordsIn(locale).desk.closing
  if (!startsOn || !eraseBy) return words.byActivity
  const [stop, last] = [dayInWords(startsOn, locale), dayInWords(eraseBy, locale)]
  return fill(state === 'ended' ? words.erased : words.noEnd, { stop, last })
}
