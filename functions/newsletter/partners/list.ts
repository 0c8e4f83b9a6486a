import type { ResultSet } from '@libsql/client/web'
import { and, desc, gte, inArray, sql } from 'drizzle-orm'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceEach } from '../../platform/staff/traces.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { contactColumns, contactLines } from './line.ts'
import type { ContactList } from './models.ts'

export const contactsPerPage = 50

/**
 * A page of the contacts, the latest first, through the index by when they were entered; each shown sees that in my
 * data. Whom a restriction or a hold keeps out of sight is not in it.
 */
export function listContacts(
  member: Member,
  page: number,
  { now, today }: { now: Date; today: Day },
): Statement[] {
  const { id, enteredAt } = subscriptions
  const are = and(gte(enteredAt, 0), isFree(id, today))
  const order = [desc(enteredAt), desc(sql`rowid`)]
  const offset = (page - 1) * contactsPerPage
  const shown = make
    .select({ id })
    .from(subscriptions)
    .where(are)
    .orderBy(...order)
    .limit(contactsPerPage)
    .offset(offset)
  return [
    make
      .select(contactColumns)
      .from(subscriptions)
      .where(are)
      .orderBy(...order)
      .limit(contactsPerPage)
      .offset(offset),
    make
      .select({ count: sql`count(*)`.as('count') })
      .from(subscriptions)
      .where(are),
    traceEach(
      member,
      { act: 'listed-contact', subjects: make.select({ id }).from(subscriptions).where(inArray(id, shown)) },
      now,
    ),
  ]
}

/** What `listContacts` found. */
export function contactsFrom(
  [found, counted]: readonly ResultSet[],
  page: number,
  zone: string,
): ContactList {
  const pages = Math.max(1, Math.ceil(Number(counted!.rows[0]!.count) / contactsPerPage))
  return { lines: contactLines(found!, zone), page, pages }
}
