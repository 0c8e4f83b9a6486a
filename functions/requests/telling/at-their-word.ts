import { sql } from 'drizzle-orm'
import { requests, requestTasks } from '../../../db/schema/requests.ts'
import {
  type DoneToThings,
  type GivenThing,
  othersWith,
  type TellOthers,
} from '../../platform/held/telling-others.ts'
import { newId, newReference } from '../../platform/ids.ts'
import { both, given, insertWhere, prepared, type Statement } from '../../platform/statements.ts'
import { dueOn } from '../../promises/calendar/month-to-answer.ts'
import type { Promises } from '../../promises/promises.ts'
import { eraseBy, ruleFor } from '../../promises/rules.ts'
import { requestsRule } from '../world.ts'
import { keepTasks } from './tasks.ts'

/**
 * Puts into the queue whom staff tell of what a person did in my data or on a receipt (GDPR art. 19): done already, and
 * known to staff by the thing's reference alone, which goes once all are told. Its person finds by the checksum of their
 * address who has been told, and when. While nobody has been told of the same yet, nothing is added.
 */
export const tellOthersIn =
  (promises: Promises): TellOthers =>
  (done) =>
    done.things
      .filter((thing) => othersWith(thing).length > 0)
      .flatMap((thing) => taskFor(thing, done, promises))

function taskFor(
  thing: GivenThing,
  { kind, addressHash, locale, today, now, onlyIf }: DoneToThings,
  { site, retention }: Promises,
): Statement[] {
  const name = thing.reference
  const isNew = notWaiting({ kind, name })
  const row: typeof requests.$inferInsert = {
    id: newId(now),
    reference: newReference(),
    kind,
    way: 'my-data',
    controller: site.controllers.find((one) => one.name === thing.controller)?.id ?? thing.controller,
    locale,
    name,
    addressHash,
    identity: 'my-data',
    receivedOn: today,
    dueOn: dueOn(today),
    answeredOn: today,
    outcome: 'done',
    evidence: 'my-data',
    eraseBy: eraseBy(ruleFor(retention, requestsRule), today),
  }
  return [
    insertWhere(requests, row, onlyIf ? both(onlyIf, isNew) : isNew),
    keepTasks(row.id, othersWith(thing), now),
  ]
}

const notWaiting = prepared<'kind' | 'name'>(sql`
  not exists (
    select 1 from ${requestTasks} join ${requests} as told on told.id = ${requestTasks.requestId}
    where ${requestTasks.toldOn} is null and told.way = 'my-data'
      and told.kind = ${given('kind')} and told.name = ${given('name')}
      and not exists (select 1 from ${requestTasks} as done where done.request_id = told.id and done.told_on is not null)
  )`)
