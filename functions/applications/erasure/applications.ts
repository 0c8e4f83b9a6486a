import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { applicationFiles, applications, erasing } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import type { Due, ErasureDuty } from '../../platform/erasure/duty.ts'
import { tallyRows } from '../../platform/erasure/tally.ts'
import { listed } from '../../platform/statements.ts'
import type { Opening } from '../../promises/openings.ts'
import { applicationRulesOf } from '../../promises/roles.ts'
import { earliestDay } from './earliest-day.ts'
import { finishErasing } from './finishing.ts'
import { startedLongAgo } from './latest-start.ts'

const applicationsPerBatch = 1_000

/** Whole applications, each under the rule that lets it live longest, with everything derived from them. */
export function applicationsDuty(openings: readonly Opening[]): ErasureDuty {
  const baseRules = [...new Set(openings.flatMap(applicationRulesOf))]
  const poolRules = [...new Set(openings.map(({ retention }) => retention.talentPool))]
  const rules = [...new Set([...baseRules, ...poolRules])]
  const isDue = (due: Due) => duePredicate(due, baseRules, poolRules)
  return {
    rules,
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${applications.decidingRule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(applications)
        .where(due.withoutBegun ? isDue(due) : or(isDue(due), inArray(applications.id, marked(db))))
        .groupBy(notByIndex(applications.decidingRule)),
    countHeld: (db, rule) =>
      db.make
        .select({ count: sql`count(*)`.as('count') })
        .from(applications)
        .where(eq(applications.decidingRule, rule)),
    nextDue: (db) => earliestDay(db, rules, applications.decidingRule, applications.eraseBy),
    async eraseSome({ db, files }, due, tally) {
      const begun = await beginErasing(db, isDue(due))
      if (begun.ids.length === 0) return false
      await files.remove(begun.objectNames)
      await db.write([tallyRows(db, tally, countOf(begun.ids)), ...finishErasing(db, begun.ids)])
      return true
    },
  }
}

/**
 * Due is what has reached the day it was promised, or what today's rules let go of earlier. A record in the talent
 * pool is due only when its own rule and the pool's are both over.
 */
function duePredicate(due: Due, baseRules: string[], poolRules: string[]): SQL | undefined {
  const isPoolOver = or(
    isNull(applications.poolRule),
    startedLongAgo(applications.poolRule, applications.poolStartsOn, poolRules, due),
  )
  const isBaseOver = baseRules.map((rule) =>
    and(eq(applications.rule, rule), lte(applications.baseStartsOn, due.latestStart(rule)), isPoolOver),
  )
  return or(lte(applications.eraseBy, due.today), ...isBaseOver)
}

/** The unary plus keeps SQLite from walking the whole index on this column only to have its rows in groups. */
function notByIndex(column: SQLiteColumn): SQL {
  return sql`+${column}`
}

/** Takes a batch out of every view and names its objects; picks up what an earlier run left half done. */
async function beginErasing(
  db: Database,
  isDue: SQL | undefined,
): Promise<{ ids: string[]; objectNames: string[] }> {
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
    db.make.selectDistinct({ id: erasing.subjectId }).from(erasing),
    db.make
      .select({ objectName: applicationFiles.objectName })
      .from(applicationFiles)
      .where(inArray(applicationFiles.applicationId, marked(db))),
  ])
  return {
    ids: waiting?.rows.map((row) => String(row.subject_id)) ?? [],
    objectNames: files?.rows.map((row) => String(row.object_name)) ?? [],
  }
}

function marked(db: Database) {
  return db.make.select({ id: erasing.subjectId }).from(erasing)
}

function countOf(ids: readonly string[]): SQL {
  return sql`select erasing.rule as rule, count(*) as count from ${erasing} join ${applications} on ${applications.id} = erasing.subject_id where erasing.subject_id in ${listed(ids)} group by erasing.rule`
}
