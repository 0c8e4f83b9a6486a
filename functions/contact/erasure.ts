import { inArray, lte, or, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { consents, erasing, outbox, sentForms } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { tallyRows } from '../platform/erasure/tally.ts'
import type { Promises } from '../promises/promises.ts'
import { purposeFor } from '../promises/purposes.ts'

const messagesPerBatch = 1_000

/** Whole messages with their consent and their letters, under the rule that the box promises. */
export function contactDuty({ purposes }: Promises): ErasureDuty {
  const { rule } = purposeFor(purposes, 'contact')
  return {
    rules: [rule],
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${rule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(contactMessages)
        .where(isDue(due, rule)),
    countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(contactMessages),
    nextDue: (db) =>
      db.make
        .select({
          rule: sql`${rule}`.as('rule'),
          eraseOn: sql`min(${contactMessages.eraseBy})`.as('erase_on'),
        })
        .from(contactMessages),
    async eraseSome({ db }, due, tally) {
      const [batch] = await db.read([
        db.make
          .select({ id: contactMessages.id })
          .from(contactMessages)
          .where(isDue(due, rule))
          .limit(messagesPerBatch),
      ])
      const rows = batch?.rows ?? []
      if (rows.length === 0) return false
      const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
      await db.write([
        db.make
          .insert(erasing)
          .select(sql`select value, ${rule} from ${ids} where true`)
          .onConflictDoNothing(),
        tallyRows(
          db,
          tally,
          sql`select ${rule} as rule, count(*) as count from ${contactMessages} where id in ${ids}`,
        ),
        db.make.delete(consents).where(inArray(consents.subjectId, ids)),
        db.make.delete(outbox).where(inArray(outbox.subjectId, ids)),
        db.make.delete(sentForms).where(inArray(sentForms.subjectId, ids)),
        db.make.delete(contactMessages).where(inArray(contactMessages.id, ids)),
        db.make.delete(erasing).where(inArray(erasing.subjectId, ids)),
      ])
      return rows.length === messagesPerBatch
    },
  }
}

/** Due is what has reached the day it was promised, or what today's rule lets go of earlier. */
function isDue(due: Due, rule: string) {
  return or(lte(contactMessages.eraseBy, due.today), lte(contactMessages.startsOn, due.latestStart(rule)))
}
