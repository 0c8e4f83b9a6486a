import type { ResultSet } from '@libsql/client/web'
import { and, eq, exists, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { passkeys, staff } from '../../../db/schema/staff.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Member } from '../../platform/staff/member.ts'
import { type Act, traceIfDone } from '../../platform/staff/traces.ts'
import {
  insertWhere,
  justChanged,
  make,
  rowsOf,
  type Statement,
  somethingChanged,
} from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { memberFrom } from '../accounts/member.ts'
import type { Colleague } from '../models.ts'
import { endSessions } from '../sessions/open.ts'

const hasPasskey = exists(make.select({ one: sql`1` }).from(passkeys).where(eq(passkeys.staffId, staff.id)))

const select = (which: SQL | undefined) =>
  make
    .select({ ...columnsOfStaff(), hasPasskey: sql`${hasPasskey}`.as('has_passkey') })
    .from(staff)
    .where(which)

const columnsOfStaff = () => {
  const { id, addressHash, email, name, locale, role, openings, addedAt, lastActiveOn, endedOn, eraseBy } =
    staff
  return { id, addressHash, email, name, locale, role, openings, addedAt, lastActiveOn, endedOn, eraseBy }
}

/** Everybody with an account: who works here, and who did. */
export const everybody = (): Statement[] => [select(isNull(staff.endedOn)), select(gt(staff.endedOn, ''))]

export const oneColleague = (id: string): Statement => select(eq(staff.id, id))

/** The rows of the statements above. */
export function colleaguesIn(result: ResultSet): Colleague[] {
  return rowsOf(staff, result).map((row, at) => ({
    ...memberFrom(row),
    lastActiveOn: row.lastActiveOn,
    endedOn: row.endedOn,
    hasPasskey: result.rows[at]!.has_passkey === 1,
  }))
}

const others = alias(staff, 'others')

/** Holds for everybody but the only administrator. */
const isNotTheLast = or(
  ne(staff.role, 'administrator'),
  exists(
    make
      .select({ one: sql`1` })
      .from(others)
      .where(and(isNull(others.endedOn), eq(others.role, 'administrator'), ne(others.id, staff.id))),
  ),
)

type Change = Pick<Member, 'role' | 'openings'>

/** Who does it, and when. */
interface By {
  member: Member
  now: Date
}

/** What administrators do to accounts is traced as well, by the account's own number. */
function traced({ member, now }: By, act: Act, id: string): Statement {
  return traceIfDone(member, { act, subjectId: id }, now)
}

/** Changes what somebody may do, and signs them out everywhere; not so that no administrator is left. */
export function changeColleague(by: By, id: string, { role, openings }: Change): Statement[] {
  const mayChange = role === 'administrator' ? undefined : isNotTheLast
  return [
    make
      .update(staff)
      .set({ role, openings: JSON.stringify(openings) })
      .where(and(eq(staff.id, id), isNull(staff.endedOn), mayChange)),
    traced(by, 'changed-account', id),
    endSessions(id, '', justChanged),
  ]
}

/** Lets somebody who left come back, with what they may do from now on. */
export function reopenAccount(
  by: By,
  id: string,
  { role, openings }: Change,
  active: { lastActiveOn: Day; eraseBy: Day },
): Statement[] {
  const now = { role, openings: JSON.stringify(openings), endedOn: null, ...active }
  return [
    make
      .update(staff)
      .set(now)
      .where(and(eq(staff.id, id), isNotNull(staff.endedOn))),
    traced(by, 'reopened-account', id),
  ]
}

/** Ends an account from today: no session, passkey or link of theirs opens anything. Not the last administrator's. */
export function endAccount(by: By, id: string, today: Day): Statement[] {
  const hasLeft = exists(
    make
      .select({ one: sql`1` })
      .from(staff)
      .where(and(eq(staff.id, id), isNotNull(staff.endedOn))),
  )
  return [
    make
      .update(staff)
      .set({ endedOn: today })
      .where(and(eq(staff.id, id), isNull(staff.endedOn), isNotTheLast)),
    traced(by, 'ended-account', id),
    make.delete(passkeys).where(and(eq(passkeys.staffId, id), hasLeft)),
    endSessions(id, '', hasLeft),
  ]
}

/** Takes somebody's passkeys away, tells them by letter, and signs them out everywhere; nothing where they have none. */
export function takePasskeys(by: By, id: string, letter: OutboxRow): Statement[] {
  return [
    make.delete(passkeys).where(eq(passkeys.staffId, id)),
    traced(by, 'took-passkeys', id),
    insertWhere(outbox, letter, somethingChanged),
    endSessions(id, '', justChanged),
  ]
}
