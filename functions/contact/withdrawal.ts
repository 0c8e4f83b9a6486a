import { eq, inArray, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { outbox, sentForms } from '../../db/schema.ts'
import { consentTakenBack } from '../platform/consents/withdrawal.ts'
import type { Database } from '../platform/database.ts'

/**
 * Records that the consent behind a message was taken back (GDPR art. 7.3) and erases the message at once, with its
 * letters, in one batch. The record of the consent stays for as long as its own rule says. Answers how many went.
 */
export async function withdrawnConsent(
  db: Database,
  reference: string,
  now: Date,
): Promise<{ messages: number }> {
  const theMessage = db.make
    .select({ id: contactMessages.id })
    .from(contactMessages)
    .where(eq(contactMessages.reference, reference))
  const taken = { subject: sql`(${theMessage})`, purpose: 'contact', form: 'contact' }
  const results = await db.write([
    consentTakenBack(taken, now),
    db.make.delete(outbox).where(inArray(outbox.subjectId, theMessage)),
    db.make.delete(sentForms).where(inArray(sentForms.subjectId, theMessage)),
    db.make.delete(contactMessages).where(eq(contactMessages.reference, reference)),
  ])
  return { messages: results.at(-1)?.rowsAffected ?? 0 }
}
