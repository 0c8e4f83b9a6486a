import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../db/schema/contact.ts'
import { erasing, outbox, sentForms } from '../../db/schema.ts'
import { consentTakenBack } from '../platform/consents/withdrawal.ts'
import type { Database } from '../platform/database.ts'
import { isOnHold, notOnHold } from '../platform/erasure/holds.ts'
import { writeToLedger } from '../platform/erasure/ledger.ts'
import { carriedOut } from '../platform/erasure/ledger-marks.ts'
import { forgetActs } from '../platform/held/acted-on.ts'
import type { Platform } from '../platform/platform.ts'
import { make, type Statement } from '../platform/statements.ts'

/**
 * Records that the consent behind a message was taken back (GDPR art. 7.3) and erases the message at once, with its
 * letters, in one batch. Where there is a ledger at hand it is noted there first, so that no restored backup brings the
 * message back. The record of the consent stays for as long as its own rule says. Answers how many went, and how many a
 * hold keeps for now.
 */
export async function withdrawnConsent(
  db: Database,
  ledger: Ledger | null,
  reference: string,
  now: Date,
): Promise<{ messages: number; onHold: number }> {
  const isMeant = eq(contactMessages.reference, reference)
  const { id, email } = contactMessages
  const [found] = await db.read([make.select({ id, email }).from(contactMessages).where(isMeant)])
  const [message] = found!.rows
  if (!message) return { messages: 0, onHold: 0 }
  const noted = ledger ? [await note(ledger, String(message.id), String(message.email), now)] : []
  const theMessage = make.select({ id }).from(contactMessages).where(isMeant)
  const results = await db.write([
    carriedOut(noted),
    ...takingBack(sql`(${theMessage})`, { form: 'contact', now }),
  ])
  const left = results.slice(-2).map(({ rowsAffected }) => rowsAffected)
  return { onHold: left[0] ?? 0, messages: left[1] ?? 0 }
}

/** Where it is written down what a restored database has to be told again. */
export type Ledger = Pick<Platform, 'files' | 'addressHash'>

async function note(
  { files, addressHash: hashOf }: Ledger,
  id: string,
  email: string,
  now: Date,
): Promise<string> {
  const [addressHash, thing] = await Promise.all([hashOf(email), hashOf(id)])
  return writeToLedger(files, {
    kind: 'withdrawn',
    purpose: 'contact',
    addressHash,
    thing,
    at: now.getTime(),
  })
}

/**
 * The statements of taking it back; the last one erases the message that `id` selects. Of one on hold the one before
 * moves the day, so that it goes as soon as that is lifted (GDPR art. 17.3).
 */
export function takingBack(id: SQL, { form, now }: { form: string; now: Date }): Statement[] {
  const isMeant = inArray(contactMessages.id, id)
  const goes = and(isMeant, notOnHold(contactMessages.id))
  const going = make
    .select({ subjectId: contactMessages.id, rule: sql<string>`'contact'`.as('rule') })
    .from(contactMessages)
    .where(goes)
  const begun = make.select({ id: erasing.subjectId }).from(erasing).where(inArray(erasing.subjectId, id))
  return [
    consentTakenBack({ subject: id, purpose: 'contact', form }, now),
    make.insert(erasing).select(going).onConflictDoNothing(),
    make.delete(outbox).where(inArray(outbox.subjectId, begun)),
    make.delete(sentForms).where(inArray(sentForms.subjectId, begun)),
    ...forgetActs(begun),
    make.delete(contactAnswers).where(inArray(contactAnswers.messageId, begun)),
    make.delete(erasing).where(inArray(erasing.subjectId, id)),
    make
      .update(contactMessages)
      .set({ eraseBy: sql`${contactMessages.startsOn}` })
      .where(and(isMeant, isOnHold(contactMessages.id))),
    make.delete(contactMessages).where(goes),
  ]
}
