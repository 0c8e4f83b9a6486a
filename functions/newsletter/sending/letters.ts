import { eq } from 'drizzle-orm'
import { mailingTexts } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { type MassLetter, oneClickHeaders } from '../../platform/mail/mail.ts'
import type { Addresses } from '../../platform/secrets/signed-addresses.ts'
import { rowsOf } from '../../platform/statements.ts'
import { putTogether } from '../issues/parts.ts'
import { cutForReaders, type IssueLetter, requireSendable } from '../issues/reader.ts'
import type { Member } from './batches.ts'
import { type Mailing, senderOf } from './mailings.ts'

/** Makes the letter of one reader from the issue's stored text. */
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
  const texts = rowsOf(mailingTexts, found!)
  for (const text of texts) if (text.variant === '') requireSendable(text, `${mailing.slug} (${text.locale})`)
  const cuts = new Map<string, ReturnType<typeof cut>>()
  const wordsFor = (locale: string, variant: string) => {
    const key = `${locale} ${variant}`
    const known = cuts.get(key)
    if (known) return known
    const textOf = (name: string) => texts.find((one) => one.locale === locale && one.variant === name)
    const letter = putTogether(variant, textOf)
    if (!letter) throw new Error(`${mailing.slug} has no text "${variant}" in ${locale}`)
    const made = cut(letter)
    cuts.set(key, made)
    return made
  }
  const sender = senderOf(mailing)
  return async ({ subscriptionId, email, locale, variant }) => {
    const words = wordsFor(locale, variant)
    const token = await world.addresses.tokenFor('subscription', subscriptionId)
    return {
      ...sender,
      to: email,
      subject: words.subject,
      html: words.html(token),
      text: words.text(token),
      headers: oneClickHeaders(`${world.origin}/u/${token}`),
    }
  }
}

function cut({ subject, html, text }: IssueLetter) {
  return { subject, html: cutForReaders(html), text: cutForReaders(text) }
}
