import { numberFormat } from '../../functions/promises/language/in-words.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'

type PayRange = NonNullable<Opening['payRange']>

/** Writing a range takes a fifth of a millisecond, and a job shows it in its page, its card and every list. */
const inWords = new Map<string, string>()

/** '590 000–690 000 NOK om året'. */
export function payInWords(range: PayRange, locale: Locale): string {
  const key = `${locale} ${JSON.stringify(range)}`
  const words = inWords.get(key) ?? writeOut(range, locale)
  inWords.set(key, words)
  return words
}

function writeOut(range: PayRange, locale: Locale): string {
  const { payRange, per } = wordsIn(locale).job
  const amounts = numberFormat(locale, {
    style: 'currency',
    currency: range.currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
  return fill(payRange, { range: amounts.formatRange(range.from, range.to), per: per[range.per] })
}
