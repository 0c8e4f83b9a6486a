import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { periodInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'

export const pendingRule = 'newsletter-pending'

/**
 * The one letter to an address nobody has confirmed: it asks, and says what happens if nobody answers. Nothing in it
 * was typed by anybody.
 */
export function confirmationLetter(
  { site, retention }: Promises,
  {
    locale,
    confirmAddress,
    myDataAddress,
  }: { locale: Locale; confirmAddress: string; myDataAddress: string },
) {
  const words = wordsIn(locale).letters.newsletterConfirmation
  const within = periodInWords(ruleFor(retention, pendingRule).keepFor, locale)
  const parts: Part[] = [
    words.greeting,
    fill(words.asked, { name: site.name }),
    { link: words.open, address: confirmAddress },
    fill(words.works, { within }),
    words.notYou,
    { link: wordsIn(locale).myData.link, address: myDataAddress },
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  const subject = fill(words.subject, { name: site.name })
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
