import { drawLetter, type Part } from '../platform/mail/letter.ts'
import type { Locale } from '../promises/language/languages.ts'
import { wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'

/** A letter from the organisation about an application, drawn and signed. */
export function signed(site: Site, locale: Locale, subject: string, parts: Part[]) {
  const { signature } = wordsIn(locale).letters.receipt
  const drawn = drawLetter({
    locale,
    sender: site.name,
    title: subject,
    parts: [...parts, `${signature}\n${site.name}`],
  })
  return { subject, ...drawn }
}
