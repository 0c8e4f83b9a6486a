import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'

/** The letter to somebody whose passkeys an administrator took away, saying how to come in now. */
export function passkeysTakenLetter(
  { site }: Promises,
  { locale, origin }: { locale: Locale; origin: string },
) {
  const words = wordsIn(locale).letters.passkeysTaken
  const parts: Part[] = [
    words.greeting,
    words.taken,
    { link: words.now, address: `${origin}/desk/sign-in/?l=${locale}` },
    words.notAsked,
    site.name,
  ]
  const subject = fill(words.subject, { name: site.name })
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
