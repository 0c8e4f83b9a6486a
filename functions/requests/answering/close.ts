import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests } from '../../../db/schema/requests.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { eraseBy, ruleFor } from '../../promises/rules.ts'
import type { Queued } from '../queue/queue.ts'
import { othersMustKnow, recipientsOf } from '../telling/recipients.ts'
import { dropTasksOfRefused, keepTasks, letGoOfName } from '../telling/tasks.ts'
import { requestsRule, tracedIn, type World } from '../world.ts'
import { type Answer, type AnswerFault, faultsInAnswer } from './answer.ts'

/**
 * Closes a request with its answer, in one batch: from that day its rule counts, whoever has had what was put right,
 * erased or restricted becomes a task (GDPR art. 19), and name and address go as soon as no task is left. Answers why
 * not, or null.
 */
export async function close(request: Queued, answer: Answer, world: World): Promise<AnswerFault | null> {
  const [fault] = faultsInAnswer(request, answer, world.today)
  if (fault) return fault
  const addressHash = request.email && (await world.addressHash(request.email))
  const before = tracedIn(world, 'answered-request', stillOpen(request))
  const results = await world.db.write(
    request.from === 'requests'
      ? [
          ...before,
          closeRequest(request, answer, addressHash, world),
          ...(await afterwards(request, answer, world)),
        ]
      : [...before, closeObjection(request, answer)],
  )
  return results[before.length]!.rowsAffected === 1 ? null : 'answered'
}

/** What it is about, unless somebody has answered it meanwhile. */
function stillOpen({ id }: Queued): SQL {
  return sql`
    select id from ${requests} where id = ${id} and answered_on is null
    union all select subject_id as id from ${objections} where id = ${id} and answered_on is null`
}

/** Once it is known who asked, they find the request in my data. */
function closeRequest(
  { id }: Queued,
  answer: Answer,
  addressHash: string | null,
  { promises }: World,
): Statement {
  const { outcome, answeredOn, reason, evidence, identity } = answer
  return make
    .update(requests)
    .set({
      outcome,
      answeredOn,
      answeredFor: reason,
      evidence,
      identity: identity ?? sql`${requests.identity}`,
      ...(identity && { addressHash }),
      eraseBy: eraseBy(ruleFor(promises.retention, requestsRule), answeredOn),
    })
    .where(and(eq(requests.id, id), isNull(requests.answeredOn)))
}

/** Looked up again: more may have come since the request did. */
async function afterwards(request: Queued, { recipients }: Answer, world: World): Promise<Statement[]> {
  const { id, email, kind } = request
  const addressHash = email && (await world.addressHash(email))
  const known = othersMustKnow(kind) ? await recipientsOf({ email, addressHash }, world) : []
  return [keepTasks(id, [...known, ...recipients], world.now), dropTasksOfRefused(id), letGoOfName(id)]
}

function closeObjection({ id }: Queued, answer: Answer): Statement {
  const { answeredOn, reason, evidence } = answer
  const outcome = answer.outcome === 'done' ? 'upheld' : 'rejected'
  return make
    .update(objections)
    .set({ outcome, answeredOn, answeredFor: reason, evidence })
    .where(and(eq(objections.id, id), isNull(objections.answeredOn)))
}
