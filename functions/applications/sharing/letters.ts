import type { applicationShares } from '../../../db/schema/desk.ts'
import { newId } from '../../platform/ids.ts'
import { type OutboxRow, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { partsInWords } from '../../promises/language/share-words.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { signed } from '../signed.ts'

type Share = Pick<
  typeof applicationShares.$inferSelect,
  'id' | 'applicationId' | 'name' | 'organisation' | 'parts' | 'lastOn' | 'reason' | 'locale'
>

type World = Pick<Platform, 'addresses' | 'addressHash' | 'origin'>

/** Whose application it is, and for what. */
export interface Owner {
  email: string
  locale: Locale
  reference: string
  opening: string
}

/** What a job is called; by its slug once content has forgotten it. */
export function jobIn({ openings }: Promises, slug: string, locale: Locale): string {
  return openings.find((opening) => opening.slug === slug)?.title[locale] ?? slug
}

/** Asks the applicant: who wants to see what, until when and why; yes and no wait behind the link. */
export async function askingLetter(
  { addresses, addressHash, origin }: World,
  promises: Promises,
  { share, owner, now }: { share: Share; owner: Owner; now: Date },
): Promise<OutboxRow> {
  const { locale, reference } = owner
  const { receipt, sharing } = wordsIn(locale).letters
  const words = sharing.asked
  const said = {
    name: share.name,
    organisation: share.organisation,
    job: jobIn(promises, owner.opening, locale),
    reference,
    parts: partsInWords(share.parts, locale),
    day: dayInWords(share.lastOn, locale),
  }
  const token = await addresses.tokenFor('share-answer', share.id)
  const letter = signed(promises.site, locale, fill(words.subject, said), [
    receipt.greeting,
    fill(words.who, said),
    fill(words.what, said),
    words.reason,
    { typed: share.reason },
    words.nothing,
    { link: words.link, address: `${origin}/${locale}/sharing/${token}/` },
    words.later,
  ])
  const about = { id: newId(now), subjectId: share.applicationId, letter: 'share-asked' } as const
  return queuedLetter({ ...about, purpose: 'service', to: owner.email, ...letter }, addressHash, now)
}

/** Lets the recipient know, without a word of who has applied: that stands behind the link alone, where each look is noted. */
export async function approvedLetter(
  { addresses, addressHash, origin }: World,
  promises: Promises,
  { share, opening, now }: { share: Share & { email: string }; opening: string; now: Date },
): Promise<OutboxRow> {
  const { locale } = share
  const { letters } = wordsIn(locale)
  const words = letters.sharing.approved
  const said = { job: jobIn(promises, opening, locale), day: dayInWords(share.lastOn, locale) }
  const token = await addresses.tokenFor('share', share.id)
  const { name, contact } = promises.site
  const letter = signed(promises.site, locale, fill(words.subject, said), [
    letters.receipt.greeting,
    fill(words.agreed, { ...said, name }),
    { link: words.link, address: `${origin}/${locale}/shown/${token}/` },
    fill(words.until, said),
    words.careful,
    fill(words.notYou, { email: contact.email }),
  ])
  const about = { id: newId(now), subjectId: share.applicationId, letter: 'share-approved' } as const
  return queuedLetter({ ...about, purpose: 'service', to: share.email, ...letter }, addressHash, now)
}
