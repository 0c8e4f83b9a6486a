import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { applicationFiles, applications, consents, erasing, outbox, sentForms } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import type { Due, ErasureDuty } from '../platform/erasure.ts'
import { tallyRows } from '../platform/tally.ts'
import type { Opening } from '../promises/openings.ts'
import { latestStartBy } from './latest-start.ts'

const applicationsPerBatch = 1_000

/** Whole applications, each under the rule that lets it live longest, with everything derived from them. */
export function applicationsDuty(openings: readonly Opening[]): ErasureDuty {
  const baseRules = [...new Set(openings.map(({ retention }) => retention.application))]
  const poolRules = [...new Set(openings.map(({ retention }) => retention.talentPool))]
  const isDue = (due: Due) => duePredicate(due, baseRules, poolRules)
  return {
    rules: [...new Set([...baseRules, ...poolRules])],
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${applications.decidingRule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(applications)
        .where(isDue(due))
        .groupBy(applications.decidingRule),
    countHeld: (db, rule) =>
      db.make
        .select({ count: sql`count(*)`.as('count') })
        .from(applications)
        .where(eq(applications.decidingRule, rule)),
    async eraseSome({ db, files }, due, tally) {
      const objectNames = await beginErasing(db, isDue(due))
      if (!objectNames) return false
      await files.remove(objectNames)
      await db.write([tallyRows(db, tally, countErasing), ...finishErasing(db)])
      return true
    },
  }
}

/**
 * Due is what has reached the day it was promised, or what today's rules let go of earlier. A record in the talent
 * pool is due only when its own rule and the pool's are both over.
 */
function duePredicate(due: Due, baseRules: string[], poolRules: string[]): SQL | undefined {
  const latest = baseRules.map(due.latestStart).toSorted().at(-1) ?? ''
  return or(
    lte(applications.eraseBy, due.today),
    and(
      lte(applications.baseStartsOn, latest),
      lte(applications.baseStartsOn, latestStartBy(applications.rule, baseRules, due)),
      or(
        isNull(applications.poolRule),
        lte(applications.poolStartsOn, latestStartBy(applications.poolRule, poolRules, due)),
      ),
    ),
  )
}

/** Takes a batch out of every view and names its objects; picks up what an earlier run left half done. */
async function beginErasing(db: Database, isDue: SQL | undefined): Promise<string[] | null> {
  const [, waiting, files] = await db.write([
    db.make
      .insert(erasing)
      .select(
        db.make
          .select({ subjectId: applications.id, rule: sql<string>`${applications.decidingRule}`.as('rule') })
          .from(applications)
          .where(isDue)
          .limit(applicationsPerBatch),
      )
      .onConflictDoNothing(),
    db.make.select({ count: sql`count(*)`.as('count') }).from(erasing),
    db.make
      .select({ objectName: applicationFiles.objectName })
      .from(applicationFiles)
      .where(inArray(applicationFiles.applicationId, idsErasing(db))),
  ])
  if (Number(waiting?.rows[0]?.count) === 0) return null
  return files?.rows.map((row) => String(row.object_name)) ?? []
}

const countErasing = sql`select erasing.rule as rule, count(*) as count from ${erasing} join ${applications} on ${applications.id} = erasing.subject_id group by erasing.rule`

function idsErasing(db: Database) {
  return db.make.select({ id: erasing.subjectId }).from(erasing)
}

/** Children are deleted by name, not by CASCADE: foreign keys are a matter of each connection. */
function finishErasing(db: Database) {
  return [
    db.make.delete(applicationFiles).where(inArray(applicationFiles.applicationId, idsErasing(db))),
    db.make.delete(consents).where(inArray(consents.subjectId, idsErasing(db))),
    db.make.delete(outbox).where(inArray(outbox.subjectId, idsErasing(db))),
    db.make.delete(sentForms).where(inArray(sentForms.applicationId, idsErasing(db))),
    db.make.delete(applications).where(inArray(applications.id, idsErasing(db))),
    db.make.delete(erasing),
  ]
}
