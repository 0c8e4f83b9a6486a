import { and, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import { applicationFiles, applications } from '../../db/schema.ts'
import type { Due, ErasureDuty } from '../platform/erasure.ts'
import { tallyRows } from '../platform/tally.ts'
import type { Opening } from '../promises/openings.ts'
import { latestStartBy } from './latest-start.ts'

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
      isNotNull(applications.contactEraseBy),
      or(
        lte(applications.contactEraseBy, due.today),
        lte(applications.contactStartsOn, latestStartBy(applications.contactRule, rules, due)),
      ),
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
    async eraseSome({ db, files }, due, tally) {
      const batch = db.make
        .select({ id: applications.id })
        .from(applications)
        .where(isDue(due))
        .orderBy(applications.id)
        .limit(applicationsPerBatch)
      const photos = and(eq(applicationFiles.kind, 'photo'), inArray(applicationFiles.applicationId, batch))
      const [objects] = await db.read([
        db.make.select({ objectName: applicationFiles.objectName }).from(applicationFiles).where(photos),
      ])
      await files.remove(objects?.rows.map((row) => String(row.object_name)) ?? [])
      const [, , emptied] = await db.write([
        db.make.delete(applicationFiles).where(photos),
        tallyRows(
          db,
          tally,
          sql`select contact_rule as rule, count(*) as count from ${applications} where id in ${batch} group by contact_rule`,
        ),
        db.make.update(applications).set(nothingLeft).where(inArray(applications.id, batch)),
      ])
      return (emptied?.rowsAffected ?? 0) > 0
    },
  }
}
