import { and, inArray, type SQLWrapper } from 'drizzle-orm'
import { corrections } from '../../../db/schema/acts.ts'

/** How phone and address of these applications read before they were corrected: it goes when they go. */
export function wereContactDetails(ids: SQLWrapper) {
  return and(inArray(corrections.subjectId, ids), inArray(corrections.field, ['phone', 'address']))
}
