import type { ResultSet } from '@libsql/client/web'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { holds } from '../../db/schema/holds.ts'
import { traces } from '../../db/schema/staff.ts'
import { applications } from '../../db/schema.ts'
import { isNotGoing } from '../platform/erasure/going.ts'
import type { Act } from '../platform/staff/traces.ts'
import { make, rowsOf, rowsWith, type Statement } from '../platform/statements.ts'
import type { DoneToHold, Standing, ThingOnHold } from './models.ts'

const mostListed = 500

const ofHolds: readonly Act[] = ['put-hold', 'extended-hold', 'lifted-hold']
const application = { reference: applications.reference, opening: applications.opening }
const message = { reference: contactMessages.reference }
const done = { act: traces.act, reason: traces.reason, tracedAt: traces.tracedAt }

/** Everything on hold, what is to be looked at first. */
export const listHolds: Statement = make
  .select()
  .from(holds)
  .where(gt(holds.reviewOn, ''))
  .orderBy(asc(holds.reviewOn))
  .limit(mostListed)

export function holdsIn(found: ResultSet): Standing[] {
  return rowsOf(holds, found)
}

/** A thing, the hold on it and what was done to that. */
export function findHold(id: string): Statement[] {
  return [
    make
      .select(application)
      .from(applications)
      .where(and(eq(applications.id, id), isNotGoing(applications.id))),
    make.select(message).from(contactMessages).where(eq(contactMessages.id, id)),
    make.select().from(holds).where(eq(holds.subjectId, id)),
    make
      .select(done)
      .from(traces)
      .where(and(eq(traces.subjectId, id), inArray(traces.act, [...ofHolds]))),
  ]
}

/** Null where there is no such thing, or it is going. */
export function holdFrom(
  id: string,
  [ofApplications, ofMessages, onHold, traced]: readonly ResultSet[],
): { thing: ThingOnHold; hold: Standing | null; history: DoneToHold[] } | null {
  const [applied] = rowsWith(application, ofApplications!)
  const [written] = rowsWith(message, ofMessages!)
  const [hold = null] = rowsOf(holds, onHold!)
  const history = rowsWith(done, traced!)
    .toSorted((one, other) => one.tracedAt - other.tracedAt)
    .map(({ tracedAt, reason, ...was }) => ({
      ...{ ...was, reason: reason ?? '' },
      at: new Date(tracedAt).toISOString(),
    }))
  if (applied) return { thing: { id, kind: 'application', ...applied }, hold, history }
  if (written) return { thing: { id, kind: 'message', opening: null, ...written }, hold, history }
  return null
}
