import type { ResultSet } from '@libsql/client/web'
import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { holds } from '../../../../db/schema/holds.ts'
import { applications, openingEnds } from '../../../../db/schema.ts'
import { lockedAway } from '../../../platform/held/in-sight.ts'
import { make, prepared, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'

export const lockedAtOnce = 50

const { id, reference, opening, eraseBy } = applications
const columns = { id, reference, opening, eraseBy }

/**
 * A page of what is locked away and one more, the latest first, from below an id: by reference, since names are not for
 * looking through. Each way of being locked is followed by an index of its own, no further than a page.
 */
export function listLocked(today: Day, before: string | null): Statement {
  const latest = (which: SQL | undefined) =>
    make
      .select({ id })
      .from(applications)
      .where(and(which, before ? lt(id, before) : undefined, lockedAway(today)))
      .orderBy(desc(id))
      .limit(lockedAtOnce + 1)
  const onHold = make.select({ id: holds.subjectId }).from(holds).where(sql`${holds.reviewOn} > ''`)
  const cameToNothing = and(
    eq(opening, openingEnds.opening),
    eq(applications.status, sql`outcome.value`),
    isNull(applications.poolRule),
  )
  return prepared<never>(sql`
    select ${id}, ${reference}, ${opening}, ${eraseBy} from ${applications} where ${id} in (
      select id from ${latest(isNotNull(applications.defendedAt))}
      union all select id from ${latest(inArray(id, onHold))}
      union all select it.id
        from ${openingEnds} cross join json_each('["rejected","withdrawn"]') as outcome
        cross join ${applications} as it where it.id in ${latest(cameToNothing)})
    order by ${id} desc limit ${lockedAtOnce + 1}`)({})
}

/** The lines of a page, and from where the next goes on. */
export function lockedFrom(found: ResultSet) {
  const rows = rowsWith(columns, found)
  const lines = rows.slice(0, lockedAtOnce)
  return { lines, older: rows.length > lockedAtOnce ? lines.at(-1)!.id : null }
}
