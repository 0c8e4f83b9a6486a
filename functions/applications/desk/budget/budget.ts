import { and, eq, gt, sql } from 'drizzle-orm'
import { traces } from '../../../../db/schema/staff.ts'
import type { Act } from '../../../platform/staff/traces.ts'
import { prepared, type Statement } from '../../../platform/statements.ts'
import { mostDownloaded, mostOpened, mostRead } from './limits.ts'

const hourMs = 3_600_000

const mostOf = {
  opened: mostOpened,
  'read-cv': mostRead,
  'saw-photo': mostRead,
  'downloaded-cv': mostDownloaded,
  'reached-limit': 1,
} as const satisfies Partial<Record<Act, number>>

/** Holds while a member has done this less often within the hour than the budget allows. */
export function withinBudget(staffId: string, act: keyof typeof mostOf, now: Date): Statement {
  return fewTraced({ staffId, act, since: now.getTime() - hourMs, most: mostOf[act] })
}

const fewTraced = prepared<'staffId' | 'act' | 'since' | 'most'>(
  sql`(select count(*) from ${traces} where ${and(
    eq(traces.staffId, sql.placeholder('staffId')),
    eq(traces.act, sql.placeholder('act')),
    gt(traces.tracedAt, sql.placeholder('since')),
  )}) < ${sql.placeholder('most')}`,
)
