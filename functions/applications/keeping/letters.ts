import type { SQL } from 'drizzle-orm'
import { newId } from '../../platform/ids.ts'
import { type OutboxRow, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor, toldAheadInWords } from '../../promises/rules.ts'
import { signed } from '../signed.ts'
import { promiseOf, type Terms } from '../terms.ts'
import type { Longer } from './longer.ts'

/** Whose application is kept longer, and how that came about. */
export interface Kept {
  id: string
  /** By what it is found: its id, or a select of it for as long as it is theirs. */
  found: string | SQL
  reference: string
  opening: Opening
  recipient: { email: string; locale: Locale }
  terms: Terms
  longer: Longer
  /** The page the press came from, as a consent records it. */
  asked: { form: 'receipt' | 'my-data'; locale: Locale }
  now: Date
}

/** That the day has moved at the owner's word, to which day, and when we write again. */
export async function keptLongerLetter(
  { addresses, addressHash, origin }: Pick<Platform, 'addresses' | 'addressHash' | 'origin'>,
  { retention, site }: Promises,
  { id, reference, opening, recipient, terms, longer, now }: Kept,
): Promise<OutboxRow> {
  const { locale, email: to } = recipient
  const { keptLonger: words, receipt: receiptWords, withdrawn } = wordsIn(locale).letters
  const after = { ...terms, ...longer.terms }
  const ahead = toldAheadInWords(ruleFor(retention, promiseOf(after).rule), locale)
  const day = dayInWords(longer.until, locale)
  const token = await addresses.tokenFor('receipt', id)
  const letter = signed(site, locale, fill(words.subject, { day }), [
    words.greeting,
    fill(words.kept, { job: opening.title[locale], reference, day }),
    ...(after.poolRule ? [words.pool] : []),
    ...(ahead ? [fill(words.ahead, { ahead })] : []),
    {
      link: `${receiptWords.link} ${receiptWords.keepLink}`,
      address: `${origin}/${locale}/applications/${token}/`,
    },
    fill(withdrawn.notYou, { email: site.contact.email }),
  ])
  const named = { id: newId(now), subjectId: id, letter: 'application-kept', purpose: 'service' } as const
  return queuedLetter({ ...named, to, ...letter }, addressHash, now)
}
