import { and, inArray, isNotNull, type SQLWrapper } from 'drizzle-orm'
import { corrections, objections, restrictions } from '../../../db/schema/acts.ts'
import { holds } from '../../../db/schema/holds.ts'
import { traces } from '../../../db/schema/staff.ts'
import { make, type Statement } from '../statements.ts'

/** What people leave behind when they act on a thing of theirs, and a hold on it; it stands with the thing and goes with it. */
export const leftByActs = [corrections, restrictions, objections, holds] as const

/**
 * Erases it, for the batch that erases the things these ids select. That staff had looked stays as a trace that is
 * nobody's; what they wrote for it goes.
 */
export function forgetActs(ids: SQLWrapper): Statement[] {
  return [
    ...leftByActs.map((table) => make.delete(table).where(inArray(table.subjectId, ids))),
    make
      .update(traces)
      .set({ reason: null })
      .where(and(inArray(traces.subjectId, ids), isNotNull(traces.reason))),
  ]
}
