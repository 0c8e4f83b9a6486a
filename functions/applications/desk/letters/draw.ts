import type { Locale } from '../../../promises/language/languages.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { LetterTemplate } from '../../../promises/openings/letter-templates.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'
import { each } from '../../letters-to-many.ts'
import { signed } from '../../signed.ts'

/** A letter as a member of staff writes it. */
export interface Typed {
  subject: string
  text: string
}

/** A letter drawn once for everybody who is to have it; `replyTo` is who answers for the opening. */
export interface Drawn extends Typed {
  html: string
  replyTo: string
}

/** What a template says about an opening, for its writer to go on from. */
export function begun({ subject, text }: LetterTemplate, { title }: Opening, locale: Locale): Typed {
  const job = title[locale]
  return { subject: fill(subject[locale], { job }), text: fill(text[locale], { job }) }
}

/** The letter whole: greeting, what was typed, the reference, the way to my data, and our name under it. */
export function drawnLetter(
  { site }: Pick<Promises, 'site'>,
  origin: string,
  { contact }: Pick<Opening, 'contact'>,
  { locale, subject, text }: Typed & { locale: Locale },
): Drawn {
  const { receipt, recruitmentEnded } = wordsIn(locale).letters
  const letter = signed(site, locale, subject, [
    receipt.greeting,
    ...text.split(/\n{2,}/),
    fill(receipt.reference, { reference: each.reference }),
    { link: recruitmentEnded.myData, address: `${origin}/${locale}/my-data/` },
  ])
  return { ...letter, replyTo: contact.email }
}
