import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { outbox, sentForms } from '../../db/schema.ts'
import { consentTakenBack } from '../platform/consents/withdrawal.ts'
import type { Database } from '../platform/database.ts'
import { forgetActs } from '../platform/held/acted-on.ts'
import { make, type Statement } from '../platform/statements.ts'

/**
 * Records that the consent behind a message was taken back (GDPR art. 7.3) and erases the message at once, with its
 * letters, in one batch. The record of the consent stays for as long as its own rule says. Answers how many went.
 */
export async function withdrawnConsent(
  db: Database,
  reference: string,
  now: Date,
): Promise<{ messages: number }> {
  const theMessage = make
    .select({ id: contactMessages.id })
    .from(contactMessages)
    .where(eq(contactMessages.reference, reference))
  const results = await db.write(takingBack(sql`(${theMessage})`, { form: 'contact', now }))
  return { messages: results.at(-1)?.rowsAffected ?? 0 }
}

/** The statements of taking it back; the last one erases the message that `id` selects. */
export function takingBack(id: SQL, { form, now }: { form: string; now: Date }): Statement[] {
  return [
    consentTakenBack({ subject: id, purpose: 'contact', form }, now),
    make.delete(outbox).where(inArray(outbox.subjectId, id)),
    make.delete(sentForms).where(inArray(sentForms.subjectId, id)),
    ...forgetActs(id),
    make.delete(contactMessages).where(inArray(contactMessages.id, id)),
  ]
}
