import type { ResultSet } from '@libsql/client/web'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../../db/schema/contact.ts'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { finds, insertWhere, make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { answerLetter } from './letter.ts'
import type { MessageAtDesk } from './models.ts'
import { isMessage, messageThere } from './reading.ts'

interface Answering {
  member: Member
  message: MessageAtDesk
  answer: string
  /** How many answers there were when the member looked. */
  seen: number
}

/**
 * Answers a message in one batch: the answer, its trace and its letter, and the message is done. Where somebody else has
 * answered since the member looked, or the address is another by now, nothing is done. The last statement finds
 * the answer if it stands.
 */
export async function answerMessage(
  { addressHash, origin }: Pick<Platform, 'addressHash' | 'origin'>,
  promises: Promises,
  { member, message, answer, seen }: Answering,
  { now, today }: { now: Date; today: Day },
): Promise<Statement[]> {
  const { id: messageId, email } = message
  const { id: staffId, role } = member
  const row = { id: newId(now), messageId, staffId, role, answer, answeredAt: now.getTime() }
  const isUnchanged = and(
    isMessage(messageId, today),
    eq(contactMessages.email, email),
    sql`(select count(*) from ${contactAnswers} where ${contactAnswers.messageId} = ${messageId}) = ${seen}`,
  )
  const isThisAnswer = and(
    eq(contactAnswers.messageId, messageId),
    eq(contactAnswers.staffId, staffId),
    eq(contactAnswers.answer, answer),
  )
  const isKept = make
    .select({ id: contactAnswers.id })
    .from(contactAnswers)
    .where(eq(contactAnswers.id, row.id))
  const about = { subjectId: messageId, letter: 'contact-answer', purpose: 'service' } as const
  const letter = await queuedLetter(
    {
      ...answerLetter(promises, origin, message, answer),
      ...about,
      id: newId(now),
      to: email,
      replyTo: promises.site.contact.email,
    },
    addressHash,
    now,
  )
  return [
    insertWhere(contactAnswers, row, finds(messageThere(isUnchanged))),
    traceIfDone(member, { act: 'answered-message', subjectId: messageId }, now),
    insertWhere(outbox, letter, finds(isKept)),
    make
      .update(contactMessages)
      .set({ doneAt: now.getTime() })
      .where(and(eq(contactMessages.id, messageId), isNull(contactMessages.doneAt), sql`exists ${isKept}`)),
    make.select({ id: contactAnswers.id }).from(contactAnswers).where(isThisAnswer).limit(1),
  ]
}

/** Whether that answer stands now: a form pressed twice is one answer. */
export function isAnswered(results: readonly ResultSet[]): boolean {
  return results.at(-1)!.rows.length > 0
}
