import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests, requestTasks } from '../../../db/schema/requests.ts'
import { applications, outbox } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { make, rowsOf, rowsWith, type Statement } from '../../platform/statements.ts'
import { type Waiting, waitingObjection, waitingRequest } from './waiting.ts'

/** Something in the queue, with whoever is still to be told of it (GDPR art. 19). */
export interface Queued extends Waiting {
  toBeTold: string[]
  /** A letter about it did not reach the person: they have to be told otherwise. */
  isUnreached: boolean
}

/**
 * Everything that waits for an answer, and what is answered while somebody is still to be told, in one round trip: what
 * was asked by other ways and the objections made in my data, the earliest day first.
 */
export async function readQueue(db: Database, zone: string): Promise<Queued[]> {
  return queueIn(await db.read(queueStatements), zone)
}

/** The queue as the results of `queueStatements` have it. */
export function queueIn([asked, objected, tasks, unreached]: readonly ResultSet[], zone: string): Queued[] {
  const untold = rowsOf(requestTasks, tasks!)
  const failed = new Set(unreached!.rows.map(({ subject_id }) => subject_id))
  const found = [
    ...rowsOf(requests, asked!).map(waitingRequest),
    ...rowsWith(objectionColumns, objected!).map((row) => waitingObjection(row, zone)),
  ]
  return found
    .map((waiting) => ({
      ...waiting,
      toBeTold: untold
        .filter(({ requestId }) => requestId === waiting.id)
        .map(({ recipient }) => recipient)
        .sort(),
      isUnreached: failed.has(waiting.about),
    }))
    .toSorted((one, other) => (one.answerBy < other.answerBy ? -1 : 1))
}

const isOpenOrUntold = or(
  isNull(requests.answeredOn),
  inArray(
    requests.id,
    make.select({ id: requestTasks.requestId }).from(requestTasks).where(isNull(requestTasks.toldOn)),
  ),
)

/** An objection is known by the reference of what it is to. */
export const objectionColumns = {
  id: objections.id,
  subjectId: objections.subjectId,
  receivedAt: objections.receivedAt,
  dueOn: objections.dueOn,
  extendedTo: objections.extendedTo,
  answeredOn: objections.answeredOn,
  reference: applications.reference,
  controller: applications.controller,
  locale: applications.locale,
  name: applications.name,
  email: applications.email,
  phone: applications.phone,
  address: applications.address,
}

const openObjections = make
  .select(objectionColumns)
  .from(objections)
  .innerJoin(applications, eq(applications.id, objections.subjectId))
  .where(isNull(objections.answeredOn))

const lettersThatFailed = lettersThatFailedAbout(sql`
  select id from ${requests} where answered_on is null
  union all select subject_id from ${objections} where answered_on is null`)

/** The subjects among these of which a letter to the person did not get through. */
export function lettersThatFailedAbout(subjects: SQL): Statement {
  return make
    .select({ subjectId: outbox.subjectId })
    .from(outbox)
    .where(
      and(
        sql`${outbox.subjectId} in (${subjects})`,
        sql`${outbox.letter} in ('request-received', 'request-extended', 'objection-received')`,
        sql`${outbox.state} in ('dead', 'unknown', 'suppressed')`,
      ),
    )
}

/** Finds the queue, for a batch that reads more. */
export const queueStatements: readonly Statement[] = [
  make.select().from(requests).where(isOpenOrUntold),
  openObjections,
  make.select().from(requestTasks).where(isNull(requestTasks.toldOn)),
  lettersThatFailed,
]
