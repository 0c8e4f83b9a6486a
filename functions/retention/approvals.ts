import { and, gt, isNull } from 'drizzle-orm'
import { ceilingApprovals } from '../../db/schema/retention.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

const validForMs = 24 * 3_600_000

/** Lets the next run within a day go above the ceiling, once. */
export async function approveNextRun(db: Database, now: Date): Promise<void> {
  await db.write([db.make.insert(ceilingApprovals).values({ id: newId(now), approvedAt: now.getTime() })])
}

/** Takes an approval that nobody has used; answers whether there was one. */
export async function takeApproval(db: Database, runId: string, now: Date): Promise<boolean> {
  const [taken] = await db.write([
    db.make
      .update(ceilingApprovals)
      .set({ usedByRun: runId })
      .where(
        and(isNull(ceilingApprovals.usedByRun), gt(ceilingApprovals.approvedAt, now.getTime() - validForMs)),
      ),
  ])
  return (taken?.rowsAffected ?? 0) > 0
}
