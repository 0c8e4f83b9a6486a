import { eq, sql } from 'drizzle-orm'
import { openingClosings, openingEnds } from '../../../db/schema.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { given, insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

const isNeitherClosedNorEnded = prepared<'slug'>(sql`
  not exists (select 1 from ${openingClosings} where opening = ${given('slug')})
  and not exists (select 1 from ${openingEnds} where opening = ${given('slug')})`)

/**
 * Takes no more applications from now on, and starts no clock: what applicants were promised stands. Nothing where
 * somebody was first, or the recruitment has ended.
 */
export function closeEarly(member: Member, slug: string, at: { now: Date; today: Day }): Statement[] {
  return [
    insertWhere(openingClosings, { opening: slug, closedOn: at.today }, isNeitherClosedNorEnded({ slug })),
    traceIfDone(member, { act: 'closed-opening', subjectId: slug }, at.now),
  ]
}

/** Takes applications again. A recruitment that has ended stays ended: its clock runs. */
export function openAgain(member: Member, slug: string, now: Date): Statement[] {
  return [
    make.delete(openingClosings).where(eq(openingClosings.opening, slug)),
    traceIfDone(member, { act: 'reopened-opening', subjectId: slug }, now),
  ]
}
