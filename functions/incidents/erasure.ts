import { inArray } from 'drizzle-orm'
import { incidentEntries, incidents } from '../../db/schema/incidents.ts'
import { agedRowsDuty } from '../platform/erasure/aged-rows.ts'
import { make } from '../platform/statements.ts'

/** Notes nobody has added to for as long as their rule says, with all their entries. */
export const incidentsDuty = agedRowsDuty(
  'staff-incidents',
  incidents,
  incidents.id,
  incidents.changedAt,
  (ids) => [make.delete(incidentEntries).where(inArray(incidentEntries.incidentId, ids))],
)
