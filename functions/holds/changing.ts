import { and, eq, sql } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { holds } from '../../db/schema/holds.ts'
import { applications } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import type { Member } from '../platform/staff/member.ts'
import { type Act, traceIfDone } from '../platform/staff/traces.ts'
import { make, prepared, type Statement } from '../platform/statements.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Standing } from './models.ts'
import { isNotGoing } from './reading.ts'

/** Why a thing is kept, and until when at the most without looking again. */
export type Wanted = Pick<Standing, 'ground' | 'caseReference' | 'reason' | 'reviewOn'>

interface By {
  db: Database
  member: Member
  now: Date
  today: Day
}

/**
 * Puts a hold on a thing that has none and that nothing erases, with its trace, in one batch. Answers whether it did:
 * of two at the same time one does.
 */
export function putHold(by: By, id: string, wanted: Wanted): Promise<boolean> {
  const { ground, caseReference, reason, reviewOn } = wanted
  const thing = sql`
    select ${applications.id} as id, 'application' as kind, ${applications.reference} as reference,
      ${applications.controller} as controller
    from ${applications} where ${applications.id} = ${id} and ${isNotGoing}
    union all select ${contactMessages.id}, 'message', ${contactMessages.reference}, ${contactMessages.controller}
    from ${contactMessages} where ${contactMessages.id} = ${id}`
  const put = prepared<never>(sql`
    insert into ${holds} select id, kind, reference, controller, ${ground}, ${caseReference}, ${reason},
      ${by.today}, ${reviewOn}, ${by.now.getTime()}, null
    from (${thing}) where not exists (select 1 from ${holds} where ${holds.subjectId} = ${id})`)
  return carryOut(by, put({}), { act: 'put-hold', subjectId: id, reason })
}

/** Has a hold stand until another day for a new reason, unless it is not as it was `seenAt` (milliseconds since 1970). */
export function extendHold(by: By, id: string, seenAt: number, wanted: Wanted): Promise<boolean> {
  const extended = make
    .update(holds)
    .set({ ...wanted, changedAt: by.now.getTime() })
    .where(and(eq(holds.subjectId, id), eq(holds.changedAt, seenAt)))
  return carryOut(by, extended, { act: 'extended-hold', subjectId: id, reason: wanted.reason })
}

/** Lifts a hold under the same condition: whatever is due goes with the next run of the retention job. */
export function liftHold(by: By, id: string, seenAt: number, reason: string): Promise<boolean> {
  const lifted = make.delete(holds).where(and(eq(holds.subjectId, id), eq(holds.changedAt, seenAt)))
  return carryOut(by, lifted, { act: 'lifted-hold', subjectId: id, reason })
}

async function carryOut(
  { db, member, now }: By,
  statement: Statement,
  traced: { act: Act; subjectId: string; reason: string },
): Promise<boolean> {
  const [done] = await db.write([statement, traceIfDone(member, traced, now)])
  return done!.rowsAffected > 0
}
