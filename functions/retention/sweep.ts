import { dueAt } from '../platform/erasure/due.ts'
import type { ErasingWorld, ErasureDuty } from '../platform/erasure/duty.ts'
import { newId } from '../platform/ids.ts'
import { errorKind, type Log } from '../platform/log.ts'
import { type RetentionTable, ruleFor } from '../promises/rules.ts'
import { takeApproval } from './approvals.ts'
import { countDue, isAboveCeiling } from './counts.ts'
import { erasedIn, keepReport, type Report } from './runs.ts'

type World = ErasingWorld & { log: Log }

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
  world: World,
  duties: readonly ErasureDuty[],
  table: { read: () => RetentionTable; zone: string },
  order: SweepOrder,
): Promise<Report> {
  const startedAt = world.clock()
  const runId = newId(startedAt)
  const { counts, ...came } = await carryOut(world, duties, table, order, runId)
  const rules = Object.fromEntries([...counts].map(([rule, count]) => [rule, { count }]))
  const report: Report = { at: order.at.toISOString(), dryRun: order.dryRun, rules, ...came }
  await keepReport(world.db, { id: runId, startedAt, finishedAt: world.clock(), report })
  if (came.stopped) world.log('retention stopped', { outcome: came.stopped })
  return report
}

const nothingLeftAlone = { restricted: 0, onHold: { count: 0, pastReview: 0 } }

async function carryOut(
  world: World,
  duties: readonly ErasureDuty[],
  table: { read: () => RetentionTable; zone: string },
  order: SweepOrder,
  runId: string,
): Promise<Pick<Report, 'stopped' | 'restricted' | 'onHold'> & { counts: Map<string, number> }> {
  const retention = readOrRefuse(table.read, duties, world.log)
  if (!retention) return { stopped: 'badRule', counts: new Map(), ...nothingLeftAlone }
  const due = dueAt(order.at, retention, table.zone)
  const { counts, called, restricted, onHold } = await countDue(world.db, duties, due)
  const leftAlone = { restricted, onHold }
  if (order.dryRun || called.length === 0) return { stopped: null, counts, ...leftAlone }
  const none = new Map([...counts.keys()].map((rule) => [rule, 0]))
  if (!order.aboveCeiling && (await isAboveCeiling(world.db, called, counts, retention))) {
    const isApproved = await takeApproval(world.db, runId, world.clock())
    if (!isApproved) return { stopped: 'ceiling', counts: none, ...leftAlone }
  }
  for (const duty of called) {
    let mayBeMore = true
    while (mayBeMore) mayBeMore = await duty.eraseSome(world, due, { runId })
  }
  return { stopped: null, counts: new Map([...none, ...(await erasedIn(world.db, runId))]), ...leftAlone }
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
