import { and, eq, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { applicationFiles, applications, erasing } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import type { Due, ErasureDuty } from '../../platform/erasure/duty.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import { tallyRows } from '../../platform/erasure/tally.ts'
import { listed, rowsWith } from '../../platform/statements.ts'
import { applicationRulesOf } from '../../promises/openings/roles.ts'
import type { Promises } from '../../promises/promises.ts'
import { earliestDay } from './earliest-day.ts'
import { finishErasing } from './finishing.ts'
import { type Leaver, lastLetters } from './last-letters.ts'
import { startedLongAgo } from './latest-start.ts'

const applicationsPerBatch = 1_000

/**
 * Whole applications, each under the rule that lets it live longest, with everything derived from them. Where that rule
 * tells its people ahead, they also hear that it is done.
 */
export function applicationsDuty(promises: Promises): ErasureDuty {
  const { openings, retention } = promises
  const baseRules = [...new Set(openings.flatMap(applicationRulesOf))]
  const poolRules = [...new Set(openings.map(({ retention }) => retention.talentPool))]
  const rules = [...new Set([...baseRules, ...poolRules])]
  const telling = rules.filter((rule) => retention.rules.find(({ id }) => id === rule)?.tellAhead)
  const isOver = (due: Due) => overPredicate(due, baseRules, poolRules)
  const isDue = (due: Due) => and(isOver(due), isFree(applications.id, due.today))
  return {
    rules,
    countDue: (db, due) =>
      db.make
        .select({ rule: sql`${applications.decidingRule}`.as('rule'), count: sql`count(*)`.as('count') })
        .from(applications)
        .where(due.withoutBegun ? isDue(due) : dueOrBegun(db, isOver(due), due))
        .groupBy(notByIndex(applications.decidingRule)),
    countHeld: (db, rule) =>
      db.make
        .select({ count: sql`count(*)`.as('count') })
        .from(applications)
        .where(eq(applications.decidingRule, rule)),
    nextDue: (db) => earliestDay(db, rules, applications.decidingRule, applications.eraseBy),
    async eraseSome({ db, files, ...world }, due, tally) {
      const begun = await beginErasing(db, isDue(due), telling)
      if (begun.ids.length === 0) return false
      await files.remove(begun.objectNames)
      await db.write([
        tallyRows(db, tally, countOf(begun.ids)),
        ...(await lastLetters(world, promises, begun.leavers, due.today)),
        ...finishErasing(db, begun.ids),
      ])
      return true
    },
  }
}

/**
 * Over is what has reached the day it was promised, or what today's rules let go of earlier. A record in the talent
 * pool is over only when its own rule and the pool's are both over.
 */
function overPredicate(due: Due, baseRules: string[], poolRules: string[]): SQL | undefined {
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

/** One OR over what indexes find, and what is left alone beside it: inside, it would make SQLite read every row. */
function dueOrBegun(db: Database, isOver: SQL | undefined, { today }: Due): SQL | undefined {
  const isBegun = inArray(applications.id, marked(db))
  return and(or(isOver, isBegun), or(isFree(applications.id, today), isBegun))
}

/** Takes a batch out of every view and names its objects; picks up what an earlier run left half done. */
async function beginErasing(
  db: Database,
  isDue: SQL | undefined,
  telling: readonly string[],
): Promise<{ ids: string[]; objectNames: string[]; leavers: Leaver[] }> {
  const [, waiting, files, leavers] = await db.write([
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
    toldWhenDone(db, isDue, telling),
  ])
  return {
    ids: waiting?.rows.map((row) => String(row.subject_id)) ?? [],
    objectNames: files?.rows.map((row) => String(row.object_name)) ?? [],
    leavers: onceEach(rowsWith(leaverColumns, leavers!)),
  }
}

const leaverColumns = {
  id: applications.id,
  opening: applications.opening,
  locale: applications.locale,
  email: applications.email,
}

/** Whose day has come; whoever withdrew has had the last letter, and no address is left. */
function toldWhenDone(db: Database, isDue: SQL | undefined, telling: readonly string[]) {
  return db.make
    .select(leaverColumns)
    .from(erasing)
    .crossJoin(applications)
    .where(
      and(
        eq(applications.id, erasing.subjectId),
        inArray(erasing.rule, telling),
        ne(applications.email, ''),
        isDue,
      ),
    )
}

/** Two runs may have marked the same application under two rules. */
function onceEach(leavers: Leaver[]): Leaver[] {
  return [...new Map(leavers.map((leaver) => [leaver.id, leaver])).values()]
}

function marked(db: Database) {
  return db.make.select({ id: erasing.subjectId }).from(erasing)
}

function countOf(ids: readonly string[]): SQL {
  return sql`select erasing.rule as rule, count(*) as count from ${erasing} join ${applications} on ${applications.id} = erasing.subject_id where erasing.subject_id in ${listed(ids)} group by erasing.rule`
}
