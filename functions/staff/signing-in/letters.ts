import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, plural, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { linkMinutes } from '../limits.ts'

/** The letter with a link to the desk. */
export function signInLetter({ site }: Promises, { locale, address }: { locale: Locale; address: string }) {
  const words = wordsIn(locale).letters.staffLink
  const parts: Part[] = [
    words.greeting,
    { link: words.open, address },
    plural(words.works, linkMinutes, locale),
    words.notYou,
    site.name,
  ]
  const subject = fill(words.subject, { name: site.name })
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
