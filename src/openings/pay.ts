import { numberFormat } from '../../functions/promises/language/in-words.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import type { Opening } from '../../functions/promises/openings.ts'

/** '590 000–690 000 NOK om året'. */
export function payInWords(range: NonNullable<Opening['payRange']>, locale: Locale): string {
  const { payRange, per } = wordsIn(locale).job
  const amounts = numberFormat(locale, {
    style: 'currency',
    currency: range.currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
  return fill(payRange, { range: amounts.formatRange(range.from, range.to), per: per[range.per] })
}
