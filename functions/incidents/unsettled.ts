import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { incidentEntries, incidents } from '../../db/schema/incidents.ts'
import type { Question } from '../platform/questions.ts'
import { make, rowsWith } from '../platform/statements.ts'
import { hoursLeft } from './limits.ts'
import type { Incident } from './models.ts'

const mostListed = 20
const { incidentId, heading, knownAt } = incidentEntries
const columns = { incidentId, heading, knownAt }

/** An incident that is neither reported nor reasoned away, and the whole hours that are left to report it. */
export type Unsettled = Pick<Incident, 'incidentId' | 'heading' | 'hoursLeft'>

/** Those whose 72 hours run or are over, the first to be reported first. */
export function aboutUnsettledIncidents(now: Date): Question<Unsettled[]> {
  const latest = and(eq(incidents.id, incidentId), eq(incidents.version, incidentEntries.version))
  const unsettled = make
    .select(columns)
    .from(incidents)
    .innerJoin(incidentEntries, latest)
    .where(and(sql`${incidents.isSettled} = 0`, gt(incidents.knownAt, 0)))
    .orderBy(asc(incidents.knownAt))
    .limit(mostListed)
  return {
    statements: [unsettled],
    answer: ([found]) =>
      rowsWith(columns, found!).map(({ knownAt, ...one }) => ({
        ...one,
        hoursLeft: hoursLeft(knownAt, now),
      })),
  }
}
