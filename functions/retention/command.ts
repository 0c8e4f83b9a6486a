import { parseArgs } from 'node:util'
import type { Database } from '../platform/database.ts'
import { approveNextRun } from './approvals.ts'
import { newestReport } from './runs.ts'

const usage = 'usage: npm run sweep -- [--at 2028-12-01T03:00:00Z] [--dry-run] [--above-ceiling]'

/** Has the running portal's own runtime carry out the retention job at an instant; answers its report as JSON. */
export async function sweepNow(
  args: string[],
  world: { db: Database; tick: (cron: string, at: Date) => Promise<void>; now: Date },
): Promise<string> {
  const { values } = parseArgs({
    args,
    options: { at: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'above-ceiling': { type: 'boolean' } },
  })
  const at = values.at === undefined ? world.now : new Date(values.at)
  if (Number.isNaN(at.getTime())) throw new Error(`"${values.at}" is not an instant\n${usage}`)
  if (values['dry-run'] && values['above-ceiling']) throw new Error(`a dry run knows no ceiling\n${usage}`)
  const how = values['dry-run'] ? 'sweep-dry-run' : values['above-ceiling'] ? 'sweep-above-ceiling' : 'sweep'
  await world.tick(how, at)
  const report = await newestReport(world.db, { at, dryRun: Boolean(values['dry-run']), since: world.now })
  if (!report) throw new Error('the run left no report: see what the portal logged')
  return JSON.stringify(report, null, 2)
}

/** Lets the next run within a day go above the ceiling, once, after somebody has read a dry run. */
export async function approveSweep(
  args: string[],
  world: { now: Date; database: (saidYes: boolean) => Database },
): Promise<string> {
  const { values } = parseArgs({ args, options: { yes: { type: 'boolean', default: false } } })
  await approveNextRun(world.database(values.yes), world.now)
  return 'The next run within 24 hours may go above the ceiling, once.'
}
