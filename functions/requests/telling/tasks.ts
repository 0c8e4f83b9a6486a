import { and, eq, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { requests, requestTasks } from '../../../db/schema/requests.ts'
import { newId } from '../../platform/ids.ts'
import { given, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

/** Keeps who is to be told of what a request comes to, each once. */
export function keepTasks(requestId: string, recipients: readonly string[], now: Date): Statement {
  const tasks = recipients.map((recipient) => ({ id: newId(now), recipient }))
  return insertTasks({ requestId, tasks: JSON.stringify(tasks) })
}

const insertTasks = prepared<'requestId' | 'tasks'>(sql`
  insert into ${requestTasks} (id, request_id, recipient)
  select json_each.value ->> 'id', ${requests.id}, json_each.value ->> 'recipient'
  from json_each(${given('tasks')}) cross join ${requests}
  where ${requests.id} = ${given('requestId')}
  on conflict do nothing`)

/** Nobody has to be told of what was refused. */
export function dropTasksOfRefused(requestId: string): Statement {
  const isRefused = sql`exists (select 1 from ${requests} where id = ${requestId} and outcome = 'refused')`
  return make.delete(requestTasks).where(and(eq(requestTasks.requestId, requestId), isRefused))
}

/** The request, as long as a recipient is still to be told of it. */
export function stillUntold(requestId: string, recipient: string): SQL {
  return sql`
    select request_id as id from ${requestTasks}
    where request_id = ${requestId} and recipient = ${recipient} and told_on is null`
}

/** Notes that a recipient was told, once the request is answered; changes nothing a second time. */
export function noteTold(requestId: string, recipient: string, toldOn: Day): Statement {
  const isAnswered = sql`exists (select 1 from ${requests} where ${and(eq(requests.id, requestId), isNotNull(requests.answeredOn))})`
  return make
    .update(requestTasks)
    .set({ toldOn })
    .where(
      and(
        eq(requestTasks.requestId, requestId),
        eq(requestTasks.recipient, recipient),
        isNull(requestTasks.toldOn),
        isAnswered,
      ),
    )
}

/**
 * Lets go of name and ways to answer once nobody needs them: the request is answered and all are told (GDPR art.
 * 5.1 c). What stays is a checksum of the e-mail address, by which the person finds it.
 */
export function letGoOfName(requestId: string): Statement {
  const untold = make
    .select({ one: sql`1` })
    .from(requestTasks)
    .where(and(eq(requestTasks.requestId, requestId), isNull(requestTasks.toldOn)))
  return make
    .update(requests)
    .set({ name: '', email: null, phone: null, address: null })
    .where(and(eq(requests.id, requestId), isNotNull(requests.answeredOn), notExists(untold)))
}
