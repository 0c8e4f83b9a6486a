import type { ResultSet } from '@libsql/client/web'
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { staff, traces } from '../../db/schema/staff.ts'
import { make, rowsWith, type Statement } from '../platform/statements.ts'
import type { Narrowed, TraceAtDesk } from './models.ts'
import type { Cursor } from './narrowing.ts'
import { boundsOf } from './seals/days.ts'

export const tracesPerPage = 50

const { id, subjectId, staffId, role, act, tracedAt } = traces
const shown = { id, subjectId, staffId, role, act, tracedAt }
const colleague = { id: staff.id, name: staff.name, role: staff.role }

/** A page of the trail and one more, the newest first. */
export function trailOf({ staff, act: did, day }: Narrowed, from: Cursor | null, zone: string): Statement {
  const bounds = day && boundsOf(day, zone)
  return make
    .select(shown)
    .from(traces)
    .where(
      and(
        staff ? eq(staffId, staff) : undefined,
        did ? eq(act, did) : undefined,
        gte(tracedAt, bounds ? bounds.from : 0),
        bounds ? lt(tracedAt, bounds.to) : undefined,
        from ? sql`(${tracedAt}, ${id}) < (${from.tracedAt}, ${from.id})` : undefined,
      ),
    )
    .orderBy(desc(tracedAt), desc(id))
    .limit(tracesPerPage + 1)
}

/** Everybody who has an account. */
export function colleagues(): Statement {
  return make.select(colleague).from(staff)
}

/** They in the order of their names. */
export function colleaguesIn(result: ResultSet) {
  return rowsWith(colleague, result).sort((one, other) => one.name.localeCompare(other.name))
}

/** The traces of a page as the desk shows them, and where the next page begins. */
export function pageIn(
  result: ResultSet,
  names: ReadonlyMap<string, string>,
): { traces: TraceAtDesk[]; end: Cursor | null } {
  const rows = rowsWith(shown, result)
  const page = rows.slice(0, tracesPerPage)
  const last = page.at(-1)
  return {
    traces: page.map(({ staffId, tracedAt, ...trace }) => ({
      ...trace,
      at: new Date(tracedAt).toISOString(),
      name: names.get(staffId) ?? null,
    })),
    end: last && rows.length > tracesPerPage ? { tracedAt: last.tracedAt, id: last.id } : null,
  }
}
