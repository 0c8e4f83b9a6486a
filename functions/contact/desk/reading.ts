import type { ResultSet } from '@libsql/client/web'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../../db/schema/contact.ts'
import { staff } from '../../../db/schema/staff.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import type { Member } from '../../platform/staff/member.ts'
import { trace } from '../../platform/staff/traces.ts'
import { finds, make, rowsOf, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { lineFrom } from './inbox.ts'
import type { MessageAtDesk } from './models.ts'

/** The message under an id, unless its person has restricted it (GDPR art. 18.2) or a hold alone keeps it (art. 17.3). */
export function isMessage(id: string, today: Day): SQL | undefined {
  return and(eq(contactMessages.id, id), isFree(contactMessages.id, today))
}

/** That it is there at that moment. */
export function messageThere(isIt: SQL | undefined) {
  return make.select({ id: contactMessages.id }).from(contactMessages).where(isIt)
}

/** Opens a message with what was answered, and leaves the trace of it in the same batch. */
export function openMessage(
  member: Member,
  id: string,
  { now, today }: { now: Date; today: Day },
): Statement[] {
  const isThere = finds(messageThere(isMessage(id, today)))
  return [...findMessage(id, today), trace(member, { act: 'opened', subjectId: id }, now, isThere)]
}

/** Finds the same for what is shown to nobody. */
export function findMessage(id: string, today: Day): Statement[] {
  return [
    make.select().from(contactMessages).where(isMessage(id, today)),
    make
      .select({ id: contactAnswers.id, answer: contactAnswers.answer, at: contactAnswers.answeredAt, by })
      .from(contactAnswers)
      .leftJoin(staff, eq(staff.id, contactAnswers.staffId))
      .where(eq(contactAnswers.messageId, id))
      .orderBy(contactAnswers.id),
  ]
}

/** Whoever has left and is erased has no name any more. */
const by = sql<string>`coalesce(${staff.name}, '–')`.as('by')

/** What either found; null where there is nothing to read. */
export function messageFrom(
  [found, answers]: readonly ResultSet[],
  today: Day,
  zone: string,
): MessageAtDesk | null {
  const [row] = rowsOf(contactMessages, found!)
  if (!row) return null
  return {
    ...lineFrom(row, today, zone),
    email: row.email,
    message: row.message,
    arrivedAt: row.submittedAt,
    isDone: row.doneAt !== null,
    answers: answers!.rows.map(({ id, by, answer, answered_at }) => ({
      id: String(id),
      by: String(by),
      answer: String(answer),
      at: Number(answered_at),
    })),
  }
}
