import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { outbox } from '../../../db/schema.ts'
import type { Theirs } from '../../platform/held/acts.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

interface Objection {
  id: string
  reason: string
  dueOn: Day
}

/**
 * Puts an objection into the queue of what staff weigh, with the letters about it (GDPR art. 21.1). While one to the
 * same thing waits, another adds nothing.
 */
export function keepObjection(
  theirs: Theirs,
  { id, reason, dueOn }: Objection,
  letters: readonly OutboxRow[],
): Statement[] {
  const waiting = make
    .select({ one: sql`1` })
    .from(objections)
    .where(and(eq(objections.subjectId, theirs.id), isNull(objections.answeredOn)))
  return [
    prepared(sql`
      insert into ${objections} (id, subject_id, reason, received_at, due_on)
      select ${id}, ${theirs.id}, ${reason}, ${theirs.now.getTime()}, ${dueOn}
      where ${theirs.id} is not null and ${notExists(waiting)}`)({}),
    ...letters.map((letter) => insertWhere(outbox, letter, isKept({ id }))),
  ]
}

const isKept = prepared<'id'>(
  sql`exists (select 1 from ${objections} where ${eq(objections.id, sql.placeholder('id'))})`,
)
