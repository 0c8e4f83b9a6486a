import { eq } from 'drizzle-orm'
import { mailingTexts } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import type { MassLetter } from '../../platform/mail/mail.ts'
import type { Addresses } from '../../platform/secrets/signed-addresses.ts'
import { rowsOf } from '../../platform/statements.ts'
import { cutForReaders, requireSendable } from '../issues/reader.ts'
import type { Member } from './batches.ts'
import { type Mailing, senderOf } from './mailings.ts'

/** Makes the letter of one reader from the stored text. */
export type ForReader = (member: Member) => Promise<MassLetter>

/**
 * The letters of an issue as its texts were when it was made. Each has one address for one click (RFC 8058) and the
 * same reader's own page in its foot. Throws NotSendable for a text nobody could leave by.
 */
export async function lettersOf(
  world: { db: Database; addresses: Addresses; origin: string },
  mailing: Mailing,
): Promise<ForReader> {
  const [found] = await world.db.read([
    world.db.make.select().from(mailingTexts).where(eq(mailingTexts.mailingId, mailing.id)),
  ])
  const texts = new Map(
    rowsOf(mailingTexts, found!).map((text) => {
      requireSendable(text, `${mailing.slug} (${text.locale})`)
      const { subject } = text
      return [
        `${text.locale} ${text.variant}`,
        { subject, html: cutForReaders(text.html), text: cutForReaders(text.text) },
      ]
    }),
  )
  const sender = senderOf(mailing)
  return async ({ subscriptionId, email, locale, variant }) => {
    const words = texts.get(`${locale} ${variant}`)
    if (!words) throw new Error(`${mailing.slug} has no text "${variant}" in ${locale}`)
    const token = await world.addresses.tokenFor('subscription', subscriptionId)
    return {
      ...sender,
      to: email,
      subject: words.subject,
      html: words.html(token),
      text: words.text(token),
      headers: oneClickHeaders(world.origin, token),
    }
  }
}

/** The address for one click (RFC 8058 §3.1). */
export function oneClickHeaders(origin: string, token: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${origin}/u/${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
