import type { ResultSet } from '@libsql/client/web'
import { and, eq, gte, inArray, isNull, ne, not, or, type SQLWrapper, sql } from 'drizzle-orm'
import { applicationDisclosures, applicationShares } from '../../../../db/schema/desk.ts'
import { staff } from '../../../../db/schema/staff.ts'
import { applications, outbox } from '../../../../db/schema.ts'
import type { OutboxRow } from '../../../platform/mail/outbox.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace, traceIfDone } from '../../../platform/staff/traces.ts'
import {
  both,
  finds,
  insertWhere,
  make,
  prepared,
  rowsWith,
  type Statement,
  somethingChanged,
} from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { keepBackLetters } from '../../sharing/unsent.ts'
import { inView } from '../in-view.ts'
import { veiled } from '../veiled.ts'

export type ShareRow = typeof applicationShares.$inferSelect

/** One share as it lies on the desk: by whom it was asked for, and how often the recipient has opened it. */
export type ShareAtDesk = Pick<
  ShareRow,
  'id' | 'name' | 'organisation' | 'parts' | 'lastOn' | 'outcome' | 'endedAt'
> & { by: string; opened: number }

interface At {
  now: Date
  today: Day
}

const { reference, opening, locale, email, eraseBy } = applications
/** What is known of an application before anybody is asked to see it: enough to write to its person. */
export const shareable = { reference, opening, locale, email, eraseBy }

export function findShareable(
  member: Member,
  id: string,
  { today, blind }: { today: Day; blind: readonly string[] },
): Statement {
  return make
    .select({ ...shareable, isVeiled: sql`${veiled(blind)}`.as('is_veiled') })
    .from(applications)
    .where(and(eq(applications.id, id), inView(member, today)))
}

/**
 * Asks the applicant: the share, its trace and the letter come to be together, and only while the application is there
 * with its name known, and the same recipient is neither waited for nor let in already.
 */
export function askToShare(
  member: Member,
  share: ShareRow,
  letter: OutboxRow,
  at: At & { blind: readonly string[] },
): Statement[] {
  const { id, applicationId, email, reason, lastOn } = share
  const isThere = make
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.id, applicationId),
        inView(member, at.today),
        gte(applications.eraseBy, lastOn),
        not(veiled(at.blind)),
      ),
    )
  const isNew = notAskedFor({ applicationId, email, today: at.today, id })
  return [
    insertWhere(applicationShares, share, both(finds(isThere), isNew)),
    trace(member, { act: 'asked-to-share', subjectId: applicationId, reason }, at.now, somethingChanged),
    insertWhere(outbox, letter, somethingChanged),
  ]
}

const notAskedFor = prepared<'applicationId' | 'email' | 'today' | 'id'>(sql`
  not exists (select 1 from ${applicationShares} where ${and(
    eq(applicationShares.applicationId, sql.placeholder('applicationId')),
    eq(applicationShares.email, sql.placeholder('email')),
    gte(applicationShares.lastOn, sql.placeholder('today')),
    ne(applicationShares.id, sql.placeholder('id')),
    isNull(applicationShares.endedAt),
    or(isNull(applicationShares.outcome), eq(applicationShares.outcome, 'approved')),
  )})`)

/** Takes a share back, asked for or let in; from then on its link opens nothing. */
export function endShare(
  member: Member,
  { applicationId, shareId }: { applicationId: string; shareId: string },
  { now, today }: At,
): Statement[] {
  const isThere = make
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, applicationId), inView(member, today)))
  const isIt = and(eq(applicationShares.id, shareId), inArray(applicationShares.applicationId, isThere))
  return [
    make
      .update(applicationShares)
      .set({ endedAt: now.getTime() })
      .where(and(isIt, isNull(applicationShares.endedAt))),
    traceIfDone(member, { act: 'ended-share', subjectId: applicationId }, now),
    keepBackLetters(shareId, now),
    make.select({ id: applicationShares.id }).from(applicationShares).where(isIt),
  ]
}

const { id, name, organisation, parts, lastOn, outcome, endedAt } = applicationShares
const shown = { id, name, organisation, parts, lastOn, outcome, endedAt }
const times = sql<number>`(select count(*) from ${applicationDisclosures} where ${eq(applicationDisclosures.shareId, applicationShares.id)})`

/** The shares of the applications that a select finds. */
export function sharesOf(found: SQLWrapper): Statement {
  return make
    .select({ ...shown, by: sql<string>`coalesce(${staff.name}, '–')`.as('by'), opened: times.as('opened') })
    .from(applicationShares)
    .leftJoin(staff, eq(staff.id, applicationShares.staffId))
    .where(sql`${applicationShares.applicationId} in ${found}`)
}

/** They in the order they were asked for. */
export function sharesIn(result: ResultSet): ShareAtDesk[] {
  return rowsWith(shown, result)
    .map((share, at) => ({
      ...share,
      by: String(result.rows[at]!.by),
      opened: Number(result.rows[at]!.opened),
    }))
    .sort((one, other) => one.id.localeCompare(other.id))
}
