import { desc, eq, sql } from 'drizzle-orm'
import { erasures, retentionRuns } from '../../db/schema/retention.ts'
import type { Database } from '../platform/database.ts'
import { lastFinishedRun } from '../platform/erasure/last-run.ts'
import type { Statement } from '../platform/statements.ts'

/** The newest run that was to erase, whatever came of it: `stopped` and `finished_at`. */
export function newestRun(db: Database): Statement {
  return db.make
    .select({ stopped: retentionRuns.stopped, finishedAt: retentionRuns.finishedAt })
    .from(retentionRuns)
    .where(eq(retentionRuns.dryRun, false))
    .orderBy(desc(retentionRuns.finishedAt))
    .limit(1)
}

/** Rows of `rule`, `in_last_run` and `in_all`, also what a run erased that died midway. */
export function erasedByRule(db: Database): Statement {
  const isOfLastRun = sql`${erasures.runId} = (select id from ${lastFinishedRun(db)})`
  return db.make
    .select({
      rule: erasures.rule,
      inLastRun: sql`coalesce(sum(${erasures.count}) filter (where ${isOfLastRun}), 0)`.as('in_last_run'),
      inAll: sql`sum(${erasures.count})`.as('in_all'),
    })
    .from(erasures)
    .groupBy(erasures.rule)
}
