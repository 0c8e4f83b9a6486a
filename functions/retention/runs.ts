import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { erasures, retentionRuns } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import type { SweepOrder } from './sweep.ts'

/** What a run did, or a dry run would do, by rule. Names nobody. */
export interface Report {
  at: string
  dryRun: boolean
  stopped: 'ceiling' | 'badRule' | null
  rules: Record<string, { count: number }>
}

/** Notes that a run has begun; one that dies leaves a row without an end. */
export async function startRun(db: Database, id: string, order: SweepOrder, startedAt: Date): Promise<void> {
  const row = { id, at: order.at.getTime(), startedAt: startedAt.getTime(), dryRun: order.dryRun }
  await db.write([db.make.insert(retentionRuns).values(row)])
}

/** What a run has erased so far, by rule, from the batches that erased. */
export async function erasedIn(db: Database, id: string): Promise<Map<string, number>> {
  const [tallied] = await db.read([
    db.make
      .select({ rule: erasures.rule, count: sql`sum(${erasures.count})`.as('count') })
      .from(erasures)
      .where(eq(erasures.runId, id))
      .groupBy(erasures.rule),
  ])
  return new Map(tallied?.rows.map((row) => [String(row.rule), Number(row.count)]))
}

/** Closes a run with its report. */
export async function finishRun(db: Database, id: string, report: Report, finishedAt: Date): Promise<Report> {
  const end = { finishedAt: finishedAt.getTime(), stopped: report.stopped, report: JSON.stringify(report) }
  await db.write([db.make.update(retentionRuns).set(end).where(eq(retentionRuns.id, id))])
  return report
}

/** When the job last came to its end for real, by the real clock; null when it never did. */
export async function lastRunAt(db: Database): Promise<Date | null> {
  const [last] = await db.make
    .select({ finishedAt: retentionRuns.finishedAt })
    .from(retentionRuns)
    .where(
      sql`not ${retentionRuns.dryRun} and ${retentionRuns.stopped} is null and ${retentionRuns.finishedAt} is not null`,
    )
    .orderBy(desc(retentionRuns.id))
    .limit(1)
  return last?.finishedAt ? new Date(last.finishedAt) : null
}

/** The report of the newest run for an instant that began after `since`; null when there is none. */
export async function newestReport(
  db: Database,
  run: { at: Date; dryRun: boolean; since: Date },
): Promise<Report | null> {
  const [newest] = await db.make
    .select({ report: retentionRuns.report })
    .from(retentionRuns)
    .where(
      and(
        eq(retentionRuns.at, run.at.getTime()),
        eq(retentionRuns.dryRun, run.dryRun),
        gte(retentionRuns.startedAt, run.since.getTime()),
      ),
    )
    .orderBy(desc(retentionRuns.id))
    .limit(1)
  return newest?.report ? JSON.parse(newest.report) : null
}
