import type { ResultSet } from '@libsql/client/web'
import { eq, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests, requestTasks } from '../../../db/schema/requests.ts'
import { applications } from '../../../db/schema.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceEach } from '../../platform/staff/traces.ts'
import { make, rowsOf, rowsWith } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { lettersThatFailedAbout, objectionColumns, type Queued } from '../queue/queue.ts'
import { waitingObjection, waitingRequest } from '../queue/waiting.ts'
import { isVeiled, veiledOnes } from './veil.ts'
import type { DeskWorld } from './world.ts'

/** A request or an objection with all there is to it. */
export interface Whole extends Queued {
  /** Why they object, in their own words; empty for anything else. */
  theirReason: string
  extendedOn: Day | null
  extendedFor: string | null
  outcome: 'done' | 'partly' | 'refused' | 'upheld' | 'rejected' | null
  answeredFor: string | null
  evidence: string | null
  tasks: { id: string; recipient: string; toldOn: Day | null }[]
  /** Whether whoever looks is not to know yet whose it is. */
  isVeiled: boolean
}

/** Looks at one, in one round trip with the trace that somebody did; null when there is none under the id. */
export async function lookAtRequest(
  id: string,
  member: Member,
  { db, promises, now, veil }: Pick<DeskWorld, 'db' | 'promises' | 'now' | 'veil'>,
): Promise<Whole | null> {
  const about = sql`
    select id from ${requests} where id = ${id}
    union all select subject_id as id from ${objections} where id = ${id}`
  const [, asked, objected, tasks, failed, veiled] = await db.write([
    traceEach(member, { act: 'read-request', subjects: about }, now),
    make.select().from(requests).where(eq(requests.id, id)),
    make
      .select(wholeObjection)
      .from(objections)
      .innerJoin(applications, eq(applications.id, objections.subjectId))
      .where(eq(objections.id, id)),
    make.select().from(requestTasks).where(eq(requestTasks.requestId, id)),
    lettersThatFailedAbout(about),
    veiledOnes(veil, member, eq(objections.id, id)),
  ])
  const isUnreached = failed!.rows.length > 0
  const found = wholeRequests(asked!)[0] ?? wholeObjections(objected!, promises.site.timeZone)[0]
  return found ? { ...found, ...tasksIn(tasks!), isUnreached, isVeiled: isVeiled(found, veiled!) } : null
}

const wholeObjection = {
  ...objectionColumns,
  reason: objections.reason,
  extendedOn: objections.extendedOn,
  extendedFor: objections.extendedFor,
  outcome: objections.outcome,
  answeredFor: objections.answeredFor,
  evidence: objections.evidence,
}

function wholeRequests(asked: ResultSet) {
  return rowsOf(requests, asked).map((row) => ({
    ...waitingRequest(row),
    theirReason: '',
    extendedOn: row.extendedOn,
    extendedFor: row.extendedFor,
    outcome: row.outcome,
    answeredFor: row.answeredFor,
    evidence: row.evidence,
  }))
}

function wholeObjections(objected: ResultSet, zone: string) {
  return rowsWith(wholeObjection, objected).map(({ reason, ...row }) => ({
    ...row,
    ...waitingObjection(row, zone),
    theirReason: reason,
  }))
}

function tasksIn(found: ResultSet): Pick<Whole, 'tasks' | 'toBeTold'> {
  const tasks = rowsOf(requestTasks, found)
    .map(({ id, recipient, toldOn }) => ({ id, recipient, toldOn }))
    .toSorted((one, other) => one.recipient.localeCompare(other.recipient))
  const untold = tasks.filter(({ toldOn }) => toldOn === null)
  return { tasks, toBeTold: untold.map(({ recipient }) => recipient) }
}
