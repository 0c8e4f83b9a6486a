import type { Database } from '../platform/database.ts'
import type { Due, ErasureDuty } from '../platform/erasure.ts'
import { newId } from '../platform/ids.ts'
import { errorKind, type Log } from '../platform/log.ts'
import type { Platform } from '../platform/platform.ts'
import { type RetentionTable, ruleFor } from '../promises/rules.ts'
import { dueAt } from './due.ts'
import { erasedIn, finishRun, type Report, startRun } from './runs.ts'

export interface SweepOrder {
  at: Date
  dryRun: boolean
  aboveCeiling: boolean
}

/**
 * Erases what has had its time (GDPR art. 5.1 e), never before its day, and counts it by rule. A table that cannot be
 * read, or a duty without a rule, erases nothing; so does a run that would take unusually much, unless told to.
 * A dry run counts what a real run at the same instant would erase.
 */
export async function sweep(
  world: Pick<Platform, 'db' | 'files' | 'log' | 'clock'>,
  duties: readonly ErasureDuty[],
  table: { read: () => RetentionTable; zone: string },
  order: SweepOrder,
): Promise<Report> {
  const startedAt = world.clock()
  const runId = newId(startedAt)
  await startRun(world.db, runId, order, startedAt)
  const { stopped, counts } = await carryOut(world, duties, table, order, runId)
  const rules = Object.fromEntries([...counts].map(([rule, count]) => [rule, { count }]))
  const report = { at: order.at.toISOString(), dryRun: order.dryRun, stopped, rules }
  return finishRun(world.db, runId, report, world.clock())
}

async function carryOut(
  world: Pick<Platform, 'db' | 'files' | 'log'>,
  duties: readonly ErasureDuty[],
  table: { read: () => RetentionTable; zone: string },
  order: SweepOrder,
  runId: string,
): Promise<{ stopped: Report['stopped']; counts: Map<string, number> }> {
  const retention = readOrRefuse(table.read, duties, world.log)
  if (!retention) return { stopped: 'badRule', counts: new Map() }
  const due = dueAt(order.at, retention, table.zone)
  const counts = await countDue(world.db, duties, due)
  if (order.dryRun) return { stopped: null, counts }
  const none = new Map([...counts.keys()].map((rule) => [rule, 0]))
  if (!order.aboveCeiling && (await isAboveCeiling(world.db, duties, counts, retention))) {
    return { stopped: 'ceiling', counts: none }
  }
  for (const duty of duties) await carryOutDuty(duty, world, due, runId)
  return { stopped: null, counts: new Map([...none, ...(await erasedIn(world.db, runId))]) }
}

async function carryOutDuty(
  duty: ErasureDuty,
  world: Pick<Platform, 'db' | 'files'>,
  due: Due,
  runId: string,
) {
  let mayBeMore = true
  while (mayBeMore) mayBeMore = await duty.eraseSome(world, due, { runId })
}

function readOrRefuse(
  read: () => RetentionTable,
  duties: readonly ErasureDuty[],
  log: Log,
): RetentionTable | null {
  try {
    const retention = read()
    for (const rule of duties.flatMap((duty) => duty.rules)) ruleFor(retention, rule)
    return retention
  } catch (error) {
    log('retention refused to run', { error: errorKind(error) })
    return null
  }
}

async function countDue(
  db: Database,
  duties: readonly ErasureDuty[],
  due: Due,
): Promise<Map<string, number>> {
  const counts = new Map(duties.flatMap((duty) => duty.rules.map((rule) => [rule, 0])))
  const results = await db.read(duties.map((duty) => duty.countDue(db, due)))
  for (const row of results.flatMap((result) => result.rows)) {
    const rule = String(row.rule)
    counts.set(rule, (counts.get(rule) ?? 0) + Number(row.count))
  }
  return counts
}

/** More than the share of a category and more than the number, both from content: somebody has to look first. */
async function isAboveCeiling(
  db: Database,
  duties: readonly ErasureDuty[],
  counts: Map<string, number>,
  { ceiling }: RetentionTable,
): Promise<boolean> {
  for (const duty of duties) {
    for (const [rule, due] of counts) {
      if (due <= ceiling.count || !duty.rules.includes(rule)) continue
      const [held] = await db.read([duty.countHeld(db, rule)])
      if (due > ceiling.share * Number(held?.rows[0]?.count)) return true
    }
  }
  return false
}
