import { drawLetter, type Part } from '../platform/mail/letter.ts'
import { dayInWords } from '../promises/language/in-words.ts'
import type { Locale } from '../promises/language/languages.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'
import type { Policy } from '../promises/policies/policies.ts'

/** What everybody who reads a language gets. */
export interface NewsLetter {
  subject: string
  html: string
  text: string
}

/**
 * Tells of a change of a policy that matters: what is new, since when, which sections it is in, where the whole
 * difference stands and where rights are used.
 */
export function policyNewsLetter(
  { policy, effectiveOn, title, summary, change }: Policy,
  sections: string[],
  { site, origin, locale }: { site: Site; origin: string; locale: Locale },
): NewsLetter {
  const words = wordsIn(locale).letters.policyNews
  const parts: Part[] = [
    words.greeting,
    fill(words.changed, { title: title[locale], day: dayInWords(effectiveOn, locale) }),
    summary?.[locale] ?? '',
    ...(change === 'newPurpose' ? [words.newPurpose] : []),
    ...(sections.length > 0 ? [words.sections, { list: sections }] : []),
    { link: words.difference, address: `${origin}/${locale}/privacy/${policy}/${effectiveOn}/changes/` },
    { link: words.rights, address: `${origin}/${locale}/my-data/` },
    words.nothingToDo,
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  const subject = words.subject
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
