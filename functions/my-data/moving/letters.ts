import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { periodInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import { accessRule } from '../access.ts'

/** To the new address: the link. It names no other address, since this one may be mistyped and a stranger's. */
export function newAddressLetter(
  promises: Promises,
  { locale, address }: { locale: Locale; address: string },
) {
  const { site, retention } = promises
  const words = wordsIn(locale).letters.addressChange
  return drawn(promises, locale, words, [
    fill(words.asked, { name: site.name }),
    { link: words.open, address },
    fill(words.works, { within: periodInWords(ruleFor(retention, accessRule).keepFor, locale) }),
    words.notYou,
  ])
}

/** To the address that is to be left, before anything changes: where to, and how to stop it. */
export function warningLetter(
  promises: Promises,
  { locale, masked, address }: { locale: Locale; masked: string; address: string },
) {
  const { name, contact } = promises.site
  const words = wordsIn(locale).letters.addressChangeAsked
  return drawn(promises, locale, words, [
    fill(words.asked, { name, email: masked }),
    words.notYet,
    { link: words.stop, address },
    fill(words.notYou, { email: contact.email }),
  ])
}

/** To the same address once it is done: the last letter that it gets about these things. */
export function doneLetter(promises: Promises, { locale, masked }: { locale: Locale; masked: string }) {
  const { name, contact } = promises.site
  const words = wordsIn(locale).letters.addressChanged
  return drawn(promises, locale, words, [
    fill(words.changed, { name, email: masked }),
    words.links,
    words.receipts,
    fill(words.notYou, { email: contact.email }),
  ])
}

function drawn(
  { site }: Promises,
  locale: Locale,
  words: { subject: string; greeting: string; signature: string },
  about: Part[],
) {
  const subject = fill(words.subject, { name: site.name })
  const parts = [words.greeting, ...about, `${words.signature}\n${site.name}`]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
