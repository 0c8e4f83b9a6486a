import { inArray, lt, sql } from 'drizzle-orm'
import { mailingRecipients, mailReports } from '../../../db/schema/newsletter.ts'
import type { ErasureDuty } from '../../platform/erasure/duty.ts'
import { tallyChanges } from '../../platform/erasure/tally.ts'

const rule = 'newsletter-letters'
const rowsPerBatch = 1_000

/** To whom an issue was sent, and what the provider reported; the numbers of the issue stay. */
export const mailingsDuty: ErasureDuty = {
  rules: [rule],
  isRoutine: true,
  countDue: (db, due) => {
    const before = due.startedBefore(rule).getTime()
    const letters = sql`(select count(*) from ${mailingRecipients} where ${lt(mailingRecipients.addedAt, before)})`
    const reports = sql`(select count(*) from ${mailReports} where ${lt(mailReports.reportedAt, before)})`
    return db.make
      .select({ rule: sql`${rule}`.as('rule'), count: sql`${letters} + ${reports}`.as('count') })
      .from(sql`(select 1)`)
  },
  countHeld: (db) => db.make.select({ count: sql`count(*)`.as('count') }).from(mailingRecipients),
  nextDue: (db) =>
    db.make
      .select({
        rule: sql`${rule}`.as('rule'),
        startedAt: sql`min(${mailingRecipients.addedAt})`.as('started_at'),
      })
      .from(mailingRecipients),
  async eraseSome({ db }, due, tally) {
    const before = due.startedBefore(rule).getTime()
    const letters = sql`(select rowid from ${mailingRecipients} where ${lt(mailingRecipients.addedAt, before)} limit ${rowsPerBatch})`
    const reports = db.make
      .select({ id: mailReports.id })
      .from(mailReports)
      .where(lt(mailReports.reportedAt, before))
      .limit(rowsPerBatch)
    const [letter, , report] = await db.write([
      db.make.delete(mailingRecipients).where(sql`rowid in ${letters}`),
      tallyChanges(db, tally, rule),
      db.make.delete(mailReports).where(inArray(mailReports.id, reports)),
      tallyChanges(db, tally, rule),
    ])
    return (letter?.rowsAffected ?? 0) + (report?.rowsAffected ?? 0) > 0
  },
}
