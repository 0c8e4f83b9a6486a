import { drawLetter } from '../platform/mail/letter.ts'
import { dayInWords } from '../promises/language/in-words.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'
import type { Standing } from './models.ts'

/** To whoever is responsible: that a hold is to be looked at again. It names the reference and nobody. */
export function reviewLetter(site: Site, { reference, reviewOn }: Pick<Standing, 'reference' | 'reviewOn'>) {
  const locale = site.languages[0]!
  const words = wordsIn(locale).letters.holdReview
  const subject = fill(words.subject, { reference })
  const parts = [fill(words.due, { reference, day: dayInWords(reviewOn, locale) }), words.act]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
