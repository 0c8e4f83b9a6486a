import type { Row } from '@libsql/client/web'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { retentionRuns } from '../../../db/schema/retention.ts'
import type { Database } from '../database.ts'

const lateAfterMs = 24 * 3_600_000

/** The newest run of the retention job that went all the way, neither dry nor stopped: `id` and `finished_at`. */
export function lastFinishedRun(db: Database) {
  return db.make
    .select({ id: retentionRuns.id, finishedAt: retentionRuns.finishedAt })
    .from(retentionRuns)
    .where(and(eq(retentionRuns.dryRun, false), isNull(retentionRuns.stopped)))
    .orderBy(desc(retentionRuns.finishedAt))
    .limit(1)
}

/** A day by the real clock since that run, or no such run at all, is too long (milliseconds since 1970). */
export function isErasureLate(run: Row | undefined, at: number): boolean {
  return !run || at - Number(run.finished_at) >= lateAfterMs
}
