import type { ResultSet } from '@libsql/client/web'
import { desc, eq, isNull, sql } from 'drizzle-orm'
import { statuses } from '../../../../db/schema/desk.ts'
import { applications, openingEnds } from '../../../../db/schema.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import type { Status } from '../list/wanted.ts'
import { type Concerned, concernedColumns, concernedFrom, isUndecided, ofOpening } from './end.ts'

/** How things stand with a recruitment that is to be ended. */
export interface Ending {
  endedOn: Day | null
  counts: Partial<Record<Status, number>>
  undecided: number
}

/**
 * How many stand where, when the recruitment was ended, if it was, and one to show its answer for: somebody who reads
 * this member's language and is outside the talent pool, as most are, if there is one.
 */
export function findStanding(member: Member, slug: string, today: Day): Statement[] {
  const { status, locale, poolEraseBy, id } = applications
  return [
    make
      .select({ status, count: sql`count(*)`.as('count') })
      .from(applications)
      .where(ofOpening(member, slug, today))
      .groupBy(status),
    make.select().from(openingEnds).where(eq(openingEnds.opening, slug)),
    make
      .select(concernedColumns)
      .from(applications)
      .where(ofOpening(member, slug, today))
      .orderBy(desc(eq(locale, member.locale)), desc(isNull(poolEraseBy)), id)
      .limit(1),
  ]
}

export function standingFrom([counted, ends, one]: readonly ResultSet[]): Ending & {
  someone: Concerned | undefined
} {
  const counts: Ending['counts'] = Object.fromEntries(
    counted!.rows.map(({ status, count }) => [status, Number(count)]),
  )
  const undecided = statuses
    .filter((status) => isUndecided({ status }))
    .reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  const [end] = ends!.rows
  return {
    endedOn: end ? String(end.ended_on) : null,
    counts,
    undecided,
    someone: concernedFrom(one!)[0],
  }
}
