import { and, inArray, lte, or, sql } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../db/schema/contact.ts'
import { consents, erasing, outbox, sentForms } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure/duty.ts'
import { isFree, mayEverGo, notOnHold } from '../platform/erasure/holds.ts'
import { tallyRows } from '../platform/erasure/tally.ts'
import { forgetActs } from '../platform/held/acted-on.ts'
import { listed, make, type Statement } from '../platform/statements.ts'
import type { Promises } from '../promises/promises.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'

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
        .from(contactMessages)
        .where(mayEverGo(contactMessages.id)),
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
      const ids = rows.map(({ id }) => String(id))
      await db.write([
        tallyRows(
          db,
          tally,
          sql`select ${rule} as rule, count(*) as count from ${contactMessages} where id in ${listed(ids)}`,
        ),
        ...messagesGone(ids),
      ])
      return rows.length === messagesPerBatch
    },
  }
}

/** Erases whole messages with all that hangs on them, for the batch of whoever wants it; but none that is on hold. */
export function messagesGone(ids: readonly string[]): Statement[] {
  const meant = listed(ids)
  const going = make
    .select({ subjectId: contactMessages.id, rule: sql<string>`'contact'`.as('rule') })
    .from(contactMessages)
    .where(and(inArray(contactMessages.id, meant), notOnHold(contactMessages.id)))
  const gone = make.select({ id: erasing.subjectId }).from(erasing).where(inArray(erasing.subjectId, meant))
  return [
    make.insert(erasing).select(going).onConflictDoNothing(),
    make.delete(consents).where(inArray(consents.subjectId, gone)),
    make.delete(outbox).where(inArray(outbox.subjectId, gone)),
    make.delete(sentForms).where(inArray(sentForms.subjectId, gone)),
    ...forgetActs(gone),
    make.delete(contactAnswers).where(inArray(contactAnswers.messageId, gone)),
    make.delete(contactMessages).where(inArray(contactMessages.id, gone)),
    make.delete(erasing).where(inArray(erasing.subjectId, meant)),
  ]
}

/** Due is what has reached the day it was promised, or what today's rule lets go of earlier. */
function isDue(due: Due, rule: string) {
  return and(
    or(lte(contactMessages.eraseBy, due.today), lte(contactMessages.startsOn, due.latestStart(rule))),
    isFree(contactMessages.id, due.today),
  )
}
