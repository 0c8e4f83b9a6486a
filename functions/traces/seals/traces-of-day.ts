import type { ResultSet } from '@libsql/client/web'
import { and, asc, gte, lt, sql } from 'drizzle-orm'
import { traces } from '../../../db/schema/staff.ts'
import { make, rowsWith, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { boundsOf } from './days.ts'
import type { SealedTrace } from './seal.ts'

const { id, subjectId, staffId, role, act, tracedAt } = traces
const sealed = { id, subjectId, staffId, role, act, tracedAt }

/** The traces of one calendar day in the zone. */
export function tracesOf(day: Day, zone: string): Statement {
  const { from, to } = boundsOf(day, zone)
  return make
    .select(sealed)
    .from(traces)
    .where(and(gte(tracedAt, from), lt(tracedAt, to)))
    .orderBy(asc(tracedAt), asc(id))
}

/** They as a seal has them: in the order of their ids. */
export function tracesIn(result: ResultSet): SealedTrace[] {
  return rowsWith(sealed, result).sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** One row with `traced_at`: when the oldest trace was left, or null. */
export function oldestTrace(): Statement {
  return make.select({ tracedAt: sql`min(${tracedAt})`.as('traced_at') }).from(traces)
}
