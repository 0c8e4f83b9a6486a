import type { ResultSet } from '@libsql/client/web'
import { and, desc, eq, isNotNull, lt, not } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { applications } from '../../../../db/schema.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { make, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'
import { veiled } from '../veiled.ts'

const mostListed = 20
const it = alias(applications, 'it')

const columns = {
  id: applications.id,
  opening: applications.opening,
  submittedAt: applications.submittedAt,
  status: applications.status,
}

/** An application from before. */
export type Earlier = ReturnType<typeof earlierFrom>[number]

/**
 * What the same person applied for before, as far as the member meets it. An address that nobody has confirmed may be
 * somebody else's, so both applications need one that is.
 */
export function findEarlier(
  member: Member,
  id: string,
  { today, blind }: { today: Day; blind: readonly string[] },
): Statement {
  const confirmed = make
    .select({ email: it.email })
    .from(it)
    .where(and(eq(it.id, id), isNotNull(it.addressConfirmedAt)))
  return make
    .select(columns)
    .from(applications)
    .where(
      and(
        eq(applications.email, confirmed),
        isNotNull(applications.addressConfirmedAt),
        lt(applications.id, id),
        inView(member, today),
        not(veiled(blind)),
      ),
    )
    .orderBy(desc(applications.id))
    .limit(mostListed)
}

export function earlierFrom(found: ResultSet) {
  return rowsWith(columns, found).map(({ submittedAt, ...earlier }) => ({
    ...earlier,
    at: new Date(submittedAt).toISOString(),
  }))
}
