import { inArray, type SQLWrapper } from 'drizzle-orm'
import { corrections, objections, restrictions } from '../../../db/schema/acts.ts'
import { make, type Statement } from '../statements.ts'

/** What people leave behind when they act on a thing of theirs; it stands with the thing and goes with it. */
export const leftByActs = [corrections, restrictions, objections] as const

/** Erases it, for the batch that erases the things these ids select. */
export function forgetActs(ids: SQLWrapper): Statement[] {
  return leftByActs.map((table) => make.delete(table).where(inArray(table.subjectId, ids)))
}
