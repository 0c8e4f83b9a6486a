import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { consents, outbox, sentForms } from '../../db/schema.ts'
import type { ConsentRecord } from '../platform/consents/record.ts'
import type { Database } from '../platform/database.ts'
import { claimed, claimForm, isClaimed, isUnused, type SentForm } from '../platform/forms/sent-forms.ts'
import type { OutboxRow } from '../platform/mail/outbox.ts'
import { insertWhere, make, prepared } from '../platform/statements.ts'

const receiptsPerAddressAndDay = 5
const dayMs = 24 * 3_600_000

type MessageRow = typeof contactMessages.$inferInsert

/** Everything one message writes; all of it comes to be, or nothing. */
export interface MessageRows {
  message: MessageRow
  consent: ConsentRecord
  /** To whoever wrote it, and to us. */
  letters: { receipt: OutboxRow; toUs: OutboxRow }
  form: SentForm
}

/**
 * Keeps a message: one batch, one round trip, all or nothing. The same form sent again within 24 hours is the same
 * message with the same reference. Whoever writes somebody else's address in the form, again and again, has us send
 * them few letters.
 */
export async function keepMessage(db: Database, { message, consent, letters, form }: MessageRows) {
  const given = { ...form, email: message.email, dayBefore: message.submittedAt - dayMs }
  const itIsOurs = claimed(given)
  const results = await db.write([
    ...claimForm(form, unused(given)),
    insertWhere(contactMessages, message, itIsOurs),
    insertWhere(consents, consent, itIsOurs),
    insertWhere(outbox, letters.toUs, itIsOurs),
    insertWhere(outbox, letters.receipt, claimedWithinBudget(given)),
    whatTheKeyStandsFor(given),
  ])
  const [kept] = results.at(-1)!.rows
  if (!kept) throw new Error('a message that was sent is not there')
  return String(kept.reference)
}

const unused = prepared<'key'>(isUnused)

const others = and(
  eq(contactMessages.email, sql.placeholder('email')),
  gt(contactMessages.submittedAt, sql.placeholder('dayBefore')),
  ne(contactMessages.id, sql.placeholder('subjectId')),
)
const counted = sql`select 1 from ${contactMessages} where ${others} limit ${receiptsPerAddressAndDay}`
const claimedWithinBudget = prepared<'key' | 'subjectId' | 'email' | 'dayBefore'>(
  sql`${isClaimed} and (select count(*) from (${counted})) < ${receiptsPerAddressAndDay}`,
)

const whatTheKeyStandsFor = prepared<'key'>(
  make
    .select({ reference: contactMessages.reference })
    .from(sentForms)
    .innerJoin(contactMessages, eq(contactMessages.id, sentForms.subjectId))
    .where(eq(sentForms.key, sql.placeholder('key'))),
)
