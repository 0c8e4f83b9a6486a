import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { periodInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import { accessRule } from '../access.ts'
import { type LinkKind, linkKinds } from './kinds.ts'

/** The letter with a link; one to the page says nothing of whether anything is held, since nobody has looked. */
export function linkLetter(
  { site, retention }: Promises,
  { opens, locale, address }: { opens: LinkKind; locale: Locale; address: string },
) {
  const words = wordsIn(locale).letters[linkKinds[opens].words]
  const parts: Part[] = [
    words.greeting,
    fill(words.asked, { name: site.name }),
    { link: words.open, address },
    fill(words.works, { within: periodInWords(ruleFor(retention, accessRule).keepFor, locale) }),
    words.notYou,
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  const subject = fill(words.subject, { name: site.name })
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
