import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor, sentenceFor } from '../../promises/rules.ts'
import { footOf } from '../issues/foot.ts'
import { cutForReaders } from '../issues/reader.ts'

/** How the outbox names the letter. */
export const firstLetterName = 'partner-first'

/**
 * The first letter to a contact at a partner: where the address comes from, what is kept, why, for how long and by whom,
 * and one click out (GDPR art. 14). Nothing else goes to them before it.
 */
export function firstLetter(
  { site, retention }: Promises,
  { locale, source, origin, token }: { locale: Locale; source: string; origin: string; token: string },
) {
  const { letters, myData } = wordsIn(locale)
  const words = letters.partnerFirst
  const { leave, privacy, sender } = footOf(site, origin, locale)
  const sentence = sentenceFor(ruleFor(retention, 'partner-contact'), locale)
  const parts: Part[] = [
    letters.newsletterConfirmation.greeting,
    fill(words.source, { name: site.name, source }),
    fill(words.kept, { sentence }),
    { link: words.leave, address: cutForReaders(leave.address)(token) },
    { link: myData.link, address: `${origin}/${locale}/my-data/` },
    { link: privacy.words, address: `${origin}/${locale}/privacy/` },
    words.rights,
    fill(letters.newsletterConfirmation.questions, { email: site.contact.email }),
    [letters.newsletterConfirmation.signature, site.name, '', ...sender].join('\n'),
  ]
  const subject = fill(words.subject, { name: site.name })
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
