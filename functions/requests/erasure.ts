import { inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import { requests, requestTasks } from '../../db/schema/requests.ts'
import { outbox, sentForms } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { tallyRows } from '../platform/erasure/tally.ts'
import { listed, make, type Statement } from '../platform/statements.ts'
import { requestsRule } from './world.ts'

const requestsPerBatch = 1_000

/** Requests whose answer lies as long back as their rule says, with their tasks and letters. An open one never is due. */
export const requestsDuty: ErasureDuty = {
  rules: [requestsRule],
  countDue: (db, due) =>
    db.make
      .select({ rule: sql`${requestsRule}`.as('rule'), count: sql`count(*)`.as('count') })
      .from(requests)
      .where(isDue(due)),
  countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(requests),
  nextDue: (db) =>
    db.make
      .select({
        rule: sql`${requestsRule}`.as('rule'),
        eraseOn: sql`min(${requests.eraseBy})`.as('erase_on'),
      })
      .from(requests)
      .where(isNotNull(requests.eraseBy)),
  async eraseSome({ db }, due, tally) {
    const batch = db.make.select({ id: requests.id }).from(requests).where(isDue(due)).limit(requestsPerBatch)
    const [found] = await db.read([batch])
    const ids = found!.rows.map(({ id }) => String(id))
    if (ids.length === 0) return false
    await db.write([
      tallyRows(
        db,
        tally,
        sql`select ${requestsRule} as rule, count(*) as count from ${requests} where id in ${listed(ids)}`,
      ),
      ...requestsGone(ids),
    ])
    return ids.length === requestsPerBatch
  },
}

/** Erases whole requests, for the batch of whoever wants it. */
export function requestsGone(ids: readonly string[]): Statement[] {
  const gone = listed(ids)
  return [
    make.delete(outbox).where(inArray(outbox.subjectId, gone)),
    make.delete(sentForms).where(inArray(sentForms.subjectId, gone)),
    make.delete(requestTasks).where(inArray(requestTasks.requestId, gone)),
    make.delete(requests).where(inArray(requests.id, gone)),
  ]
}

function isDue(due: Due) {
  return or(lte(requests.eraseBy, due.today), lte(requests.answeredOn, due.latestStart(requestsRule)))
}
