import type { ResultSet } from '@libsql/client/web'
import { sql } from 'drizzle-orm'
import { applications } from '../../../../db/schema.ts'
import { type Member, seesOpening } from '../../../platform/staff/member.ts'
import { make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { inView } from '../in-view.ts'

/** One opening of a member's, with how many applications it has. */
export interface OpeningAtDesk {
  slug: string
  title: string
  deadlineOn: Day | null
  applications: number
}

/** Rows of `opening` and `count`: what the member meets there. */
export function countByOpening(member: Member, today: Day): Statement {
  return make
    .select({ opening: applications.opening, count: sql`count(*)`.as('count') })
    .from(applications)
    .where(inView(member, today))
    .groupBy(applications.opening)
}

/** The openings a member sees, those with most days left first, the ones that are always open last. */
export function openingsFor(member: Member, { openings }: Promises, { rows }: ResultSet): OpeningAtDesk[] {
  const counts = new Map(rows.map(({ opening, count }) => [String(opening), Number(count)]))
  return openings
    .filter(({ slug }) => seesOpening(member, slug))
    .map(({ slug, title, deadlineOn }) => ({
      slug,
      title: title[member.locale],
      deadlineOn: deadlineOn ?? null,
      applications: counts.get(slug) ?? 0,
    }))
    .sort((one, other) => (other.deadlineOn ?? '').localeCompare(one.deadlineOn ?? ''))
}
