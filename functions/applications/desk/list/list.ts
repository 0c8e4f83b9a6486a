import type { ResultSet } from '@libsql/client/web'
import { and, asc, desc, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm'
import { applicationLetters, applicationRatings, applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { listed, make, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'
import { shownName, veiled } from '../veiled.ts'
import { rowsAtOnce } from './limits.ts'
import { beginsLike } from './search.ts'
import type { Sort, Status, Wanted } from './wanted.ts'

/** One line of the list. */
export interface Line {
  id: string
  name: string
  status: Status
  submittedAt: string
  eraseBy: Day
  /** The mean of all ratings, null without any. */
  stars: number | null
}

export interface Found {
  lines: Line[]
  /** How many there are in all with these filters. */
  total: number
  /** How many there are of each status, with no filter. */
  counts: Partial<Record<Status, number>>
  /** How many the last change on this list moved, and where. */
  changed: { count: number; to: Status } | null
  /** How many letters went out with it. */
  told: number
}

const stars = make
  .select({ mean: sql<number | null>`avg(${applicationRatings.stars})` })
  .from(applicationRatings)
  .where(eq(applicationRatings.applicationId, applications.id))

const orders: Record<Sort, SQL[]> = {
  newest: [desc(applications.id)],
  oldest: [asc(applications.id)],
  name: [sql`lower(${applications.name})`, asc(applications.id)],
  rating: [sql`(${stars}) desc nulls last`, desc(applications.id)],
}

/** A page of an opening's applications and how many there are, in one round trip however many. */
export function findList(
  member: Member,
  slug: string,
  wanted: Wanted,
  { today, changeId, blind }: { today: Day; changeId: string; blind: readonly string[] },
): Statement[] {
  const ofOpening = and(eq(applications.opening, slug), inView(member, today))
  const matching = and(
    wanted.q ? and(found(slug, wanted.q, blind), inView(member, today)) : ofOpening,
    wanted.status.length > 0 ? inArray(applications.status, listed(wanted.status)) : undefined,
  )
  const { id, status, submittedAt, eraseBy } = applications
  const name = shownName(blind).as('name')
  const order =
    wanted.sort === 'name' && blind.includes(slug)
      ? [sql`lower(${shownName(blind)})`, asc(id)]
      : orders[wanted.sort]
  return [
    make
      .select({ id, name, status, submittedAt, eraseBy, stars: sql`(${stars})`.as('stars') })
      .from(applications)
      .where(matching)
      .orderBy(...order)
      .limit(rowsAtOnce)
      .offset((wanted.page - 1) * rowsAtOnce),
    make
      .select({ count: sql`count(*)`.as('count') })
      .from(applications)
      .where(matching),
    make
      .select({ status, count: sql`count(*)`.as('count') })
      .from(applications)
      .where(ofOpening)
      .groupBy(applications.status),
    make
      .select({ toStatus: applicationSteps.toStatus, count: sql`count(*)`.as('count') })
      .from(applicationSteps)
      .where(and(eq(applicationSteps.changeId, changeId), eq(applicationSteps.staffId, member.id)))
      .groupBy(applicationSteps.toStatus),
    make
      .select({ count: sql`count(*)`.as('count') })
      .from(applicationLetters)
      .where(and(eq(applicationLetters.changeId, changeId), eq(applicationLetters.staffId, member.id))),
  ]
}

/** Of this opening, by name and address where they may be known; elsewhere by reference. */
function found(slug: string, typed: string, blind: readonly string[]): SQL | undefined {
  if (!blind.includes(slug)) return beginsLike(slug, typed)
  const isVeiled = veiled(blind)
  const reference = sql`substr(${applications.reference}, 1, ${typed.length}) = ${typed.toUpperCase()}`
  const isFound = or(and(isVeiled, reference), and(not(isVeiled), beginsLike(slug, typed)))
  return and(eq(applications.opening, slug), isFound)
}

/** The results of these statements, in their order. */
export function listFrom([lines, total, counts, changed, told]: readonly ResultSet[]): Found {
  const moved = changed!.rows[0]
  return {
    lines: lines!.rows.map((row) => ({
      id: String(row.id),
      name: String(row.name),
      status: row.status as Status,
      submittedAt: new Date(Number(row.submitted_at)).toISOString(),
      eraseBy: String(row.erase_by),
      stars: row.stars === null ? null : Number(row.stars),
    })),
    total: Number(total!.rows[0]!.count),
    counts: Object.fromEntries(counts!.rows.map(({ status, count }) => [status, Number(count)])),
    changed: moved ? { count: Number(moved.count), to: moved.to_status as Status } : null,
    told: Number(told!.rows[0]!.count),
  }
}
