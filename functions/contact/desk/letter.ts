import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import type { MessageAtDesk } from './models.ts'

/**
 * The answer to whoever wrote, in the language they wrote in. What they wrote is not repeated: nobody has confirmed that
 * the address is theirs.
 */
export function answerLetter(
  { site }: Pick<Promises, 'site'>,
  origin: string,
  { locale, reference, arrivedOn, eraseBy }: MessageAtDesk,
  answer: string,
) {
  const { contactAnswer: words, contactReceipt } = wordsIn(locale).letters
  const subject = fill(words.subject, { reference })
  const parts: Part[] = [
    contactReceipt.greeting,
    fill(words.about, { day: dayInWords(arrivedOn, locale) }),
    ...answer.split(/\n{2,}/),
    words.more,
    fill(words.kept, { day: dayInWords(eraseBy, locale) }),
    { link: wordsIn(locale).myData.link, address: `${origin}/${locale}/my-data/` },
    `${contactReceipt.signature}\n${site.name}`,
  ]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
