import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { erasures, retentionRuns } from '../../db/schema/retention.ts'
import type { Database } from '../platform/database.ts'

/** What a run did, or a dry run would do, by rule. Names nobody. */
export interface Report {
  at: string
  dryRun: boolean
  stopped: 'ceiling' | 'badRule' | null
  rules: Record<string, { count: number }>
  /** How many things are left alone at their person’s word, whatever their day (GDPR art. 18). */
  restricted: number
  /** How many more a hold keeps, and how many of these nobody has looked at again in time. */
  onHold: { count: number; pastReview: number }
}

interface Run {
  id: string
  startedAt: Date
  finishedAt: Date
  report: Report
}

/** Keeps what a run came to. One that died midway leaves its counts alone, in `erasures`. */
export async function keepReport(db: Database, { id, startedAt, finishedAt, report }: Run): Promise<void> {
  const row = {
    id,
    at: new Date(report.at).getTime(),
    startedAt: startedAt.getTime(),
    finishedAt: finishedAt.getTime(),
    dryRun: report.dryRun,
    stopped: report.stopped,
    report: JSON.stringify(report),
  }
  await db.write([db.make.insert(retentionRuns).values(row)])
}

/** What a run has erased, by rule, from the batches that erased. */
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
  return newest ? JSON.parse(newest.report) : null
}
