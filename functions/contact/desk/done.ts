import { and, isNotNull, isNull } from 'drizzle-orm'
import { contactMessages } from '../../../db/schema/contact.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { isMessage, messageThere } from './reading.ts'

/** Lays a message aside as done, or back among what waits; the last statement finds it if it is there at all. */
export function layAside(
  member: Member,
  { id, to }: { id: string; to: 'done' | 'waiting' },
  { now, today }: { now: Date; today: Day },
): Statement[] {
  const isIt = isMessage(id, today)
  const isElsewhere = to === 'done' ? isNull(contactMessages.doneAt) : isNotNull(contactMessages.doneAt)
  return [
    make
      .update(contactMessages)
      .set({ doneAt: to === 'done' ? now.getTime() : null })
      .where(and(isIt, isElsewhere)),
    traceIfDone(member, { act: to === 'done' ? 'done-message' : 'undone-message', subjectId: id }, now),
    messageThere(isIt),
  ]
}
