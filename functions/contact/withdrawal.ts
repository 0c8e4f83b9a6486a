import { and, eq, inArray, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { consents, outbox, sentForms } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

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
  const given = db.make
    .select({
      id: sql<string>`${newId(now)}`.as('new_id'),
      subjectId: consents.subjectId,
      purpose: consents.purpose,
      event: sql<'withdrawn'>`'withdrawn'`.as('new_event'),
      textHash: consents.textHash,
      version: consents.version,
      locale: consents.locale,
      form: consents.form,
      controller: consents.controller,
      retention: consents.retention,
      withdrawAt: consents.withdrawAt,
      recordedAt: sql<number>`${now.getTime()}`.as('new_recorded_at'),
    })
    .from(consents)
    .where(and(inArray(consents.subjectId, theMessage), eq(consents.event, 'given')))
  const results = await db.write([
    db.make.insert(consents).select(given),
    db.make.delete(outbox).where(inArray(outbox.subjectId, theMessage)),
    db.make.delete(sentForms).where(inArray(sentForms.subjectId, theMessage)),
    db.make.delete(contactMessages).where(eq(contactMessages.reference, reference)),
  ])
  return { messages: results.at(-1)?.rowsAffected ?? 0 }
}
