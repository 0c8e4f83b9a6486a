import { and, eq, lte, or, sql } from 'drizzle-orm'
import { corrections } from '../../../db/schema/acts.ts'
import { applicationFiles, applications } from '../../../db/schema.ts'
import type { Due, ErasureDuty } from '../../platform/erasure/duty.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import { tallyRows } from '../../platform/erasure/tally.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import { wereContactDetails } from './corrected-details.ts'
import { earliestDay } from './earliest-day.ts'
import { startedLongAgo } from './latest-start.ts'

const applicationsPerBatch = 1_000
const nothingLeft = {
  phone: null,
  address: null,
  contactRule: null,
  contactStartsOn: null,
  contactEraseBy: null,
}

/** Photo, address and telephone number, which go earlier than the application they came with. */
export function contactDetailsDuty(openings: readonly Opening[]): ErasureDuty {
  const named = openings.map(({ retention }) => retention.contactDetails)
  const rules = [...new Set(named.filter((rule) => rule !== null))]
  const isDue = (due: Due) =>
    and(
      or(
        lte(applications.contactEraseBy, due.today),
        startedLongAgo(applications.contactRule, applications.contactStartsOn, rules, due),
      ),
      isFree(applications.id, due.today),
    )
  return {
    rules,
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${applications.contactRule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(applications)
        .where(isDue(due))
        .groupBy(applications.contactRule),
    countHeld: (db, rule) =>
      db.make
        .select({ count: sql`count(*)`.as('count') })
        .from(applications)
        .where(eq(applications.contactRule, rule)),
    nextDue: (db) => earliestDay(db, rules, applications.contactRule, applications.contactEraseBy),
    async eraseSome({ db, files }, due, tally) {
      const [batch] = await db.read([
        db.make
          .select({ id: applications.id, objectName: applicationFiles.objectName })
          .from(applications)
          .leftJoin(
            applicationFiles,
            and(eq(applicationFiles.applicationId, applications.id), eq(applicationFiles.kind, 'photo')),
          )
          .where(isDue(due))
          .limit(applicationsPerBatch),
      ])
      const rows = batch?.rows ?? []
      if (rows.length === 0) return false
      await files.remove(rows.flatMap(({ object_name }) => (object_name ? [String(object_name)] : [])))
      const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
      await db.write([
        db.make
          .delete(applicationFiles)
          .where(and(sql`${applicationFiles.applicationId} in ${ids}`, eq(applicationFiles.kind, 'photo'))),
        tallyRows(
          db,
          tally,
          sql`select contact_rule as rule, count(*) as count from ${applications} where id in ${ids} and contact_rule is not null group by contact_rule`,
        ),
        db.make.delete(corrections).where(wereContactDetails(ids)),
        db.make.update(applications).set(nothingLeft).where(sql`${applications.id} in ${ids}`),
      ])
      return rows.length === applicationsPerBatch
    },
  }
}
