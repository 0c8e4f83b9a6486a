import { type SQLWrapper, sql } from 'drizzle-orm'
import { traces } from '../../../db/schema/staff.ts'
import { idOfEach, newId } from '../ids.ts'
import { insertWhere, make, prepared, type Statement, somethingChanged } from '../statements.ts'
import type { Member } from './member.ts'

/** What staff can have done with something about a person, as the person reads it in my data. */
export const acts = [
  'opened',
  'opened-locked',
  'read-cv',
  'downloaded-cv',
  'saw-photo',
  'read-request',
  'looked-up',
  'entered-request',
  'extended-request',
  'answered-request',
  'told-others',
  'sent-letter',
  'removed-note',
  'changed-rating',
  'removed-label',
  'ended-recruitment',
  'added-account',
  'changed-account',
  'reopened-account',
  'ended-account',
  'took-passkeys',
  'added-passkey',
  'removed-passkey',
  'reached-limit',
  'asked-to-share',
  'ended-share',
  'opened-share',
  'read-share-cv',
  'answered-message',
  'done-message',
  'undone-message',
  'closed-opening',
  'reopened-opening',
  'put-hold',
  'extended-hold',
  'lifted-hold',
  'entered-contact',
  'listed-contact',
  'removed-contact',
  'tested-issue',
  'sent-issue',
  'paused-issue',
  'resumed-issue',
  'cancelled-issue',
] as const
export type Act = (typeof acts)[number]

interface Traced {
  act: Act
  subjectId: string
  reason?: string
}

/**
 * The trace of one act, for the very batch that reads or changes what it is about: nothing is looked at without it
 * (GDPR art. 5.2, 32). With a condition, there is a trace only where there is something to look at.
 */
export function trace(
  { id: staffId, role }: Pick<Member, 'id' | 'role'>,
  { act, subjectId, reason }: Traced,
  now: Date,
  condition?: Statement,
): Statement {
  const row = {
    id: newId(now),
    subjectId,
    staffId,
    role,
    act,
    reason: reason ?? null,
    tracedAt: now.getTime(),
  }
  return condition ? insertWhere(traces, row, condition) : make.insert(traces).values(row)
}

/** The trace of what the statement right before it did, and none where that changed nothing; `changes()` goes on from it. */
export function traceIfDone(member: Pick<Member, 'id' | 'role'>, done: Traced, now: Date): Statement {
  return trace(member, done, now, somethingChanged)
}

/** The same for each thing that a select finds, whose one column is `id`: for a batch that knows no ids beforehand. */
export function traceEach(
  { id: staffId, role }: Pick<Member, 'id' | 'role'>,
  { act, subjects }: { act: Act; subjects: SQLWrapper },
  now: Date,
): Statement {
  return prepared(sql`
    insert into ${traces} (id, subject_id, staff_id, role, act, traced_at)
    select ${idOfEach(now)}, subject.id, ${staffId}, ${role}, ${act}, ${now.getTime()}
    from (${subjects}) as subject`)({})
}
