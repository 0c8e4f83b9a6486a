import { and, eq, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { holds } from '../../db/schema/holds.ts'
import { applications } from '../../db/schema.ts'
import { isNotGoing } from '../platform/erasure/going.ts'
import { make, prepared, type Statement } from '../platform/statements.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Standing } from './models.ts'

/** Why a thing is kept, and until when at the most without looking again. */
export type Wanted = Pick<Standing, 'ground' | 'caseReference' | 'reason' | 'reviewOn'>

/** Which hold is meant, as of when it was known (milliseconds since 1970; 0: there was none), and what is wanted now. */
export interface Change {
  subjectId: string
  seenAt: number
  wanted: Wanted | 'lifted'
  at: Date
  today: Day
}

/** The statement of a change: it does nothing where the hold is not as it was seen, however often it is asked. */
export function changing(change: Change): Statement {
  const { subjectId, seenAt, wanted, at } = change
  const asSeen = and(eq(holds.subjectId, subjectId), eq(holds.changedAt, seenAt))
  if (wanted === 'lifted') return make.delete(holds).where(asSeen)
  if (seenAt === 0) return putting(change, wanted)
  return make
    .update(holds)
    .set({ ...wanted, changedAt: at.getTime() })
    .where(asSeen)
}

/** A hold on a thing that has none and that nothing erases. */
function putting({ subjectId: id, at, today }: Change, wanted: Wanted): Statement {
  const { ground, caseReference, reason, reviewOn } = wanted
  const thing = sql`
    select ${applications.id} as id, 'application' as kind, ${applications.reference} as reference,
      ${applications.controller} as controller
    from ${applications} where ${applications.id} = ${id} and ${isNotGoing(applications.id)}
    union all select ${contactMessages.id}, 'message', ${contactMessages.reference}, ${contactMessages.controller}
    from ${contactMessages} where ${contactMessages.id} = ${id}`
  return prepared<never>(sql`
    insert into ${holds} select id, kind, reference, controller, ${ground}, ${caseReference}, ${reason},
      ${today}, ${reviewOn}, ${at.getTime()}, null
    from (${thing}) where not exists (select 1 from ${holds} where ${holds.subjectId} = ${id})`)({})
}
