import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { applications } from '../../../../db/schema.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { listed, make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'

const it = alias(applications, 'it')

/** One row of `newer` and `older`: the applications before and after one in its opening's list, the newest first. */
export function neighbours(
  member: Member,
  id: string,
  { today, among }: { today: Day; among: readonly Status[] },
): Statement {
  const inTheList = and(
    eq(applications.opening, it.opening),
    inView(member, today),
    among.length > 0 ? inArray(applications.status, listed(among)) : undefined,
  )
  const next = (which: SQL, side: SQL) =>
    make
      .select({ id: which.as('id') })
      .from(applications)
      .where(and(inTheList, side))
  const newer = next(sql`min(${applications.id})`, sql`${applications.id} > ${it.id}`)
  const older = next(sql`max(${applications.id})`, sql`${applications.id} < ${it.id}`)
  return make
    .select({ newer: sql`(${newer})`.as('newer'), older: sql`(${older})`.as('older') })
    .from(it)
    .where(eq(it.id, id))
}
