import { and, eq, ne, sql } from 'drizzle-orm'
import { applicationDisclosures, applicationShares } from '../../../db/schema/desk.ts'
import { applications } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { isNotGoing } from '../../platform/erasure/going.ts'
import { inSight } from '../../platform/held/in-sight.ts'
import { make, rowsOf } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { type ShareState, stateOfShare } from '../../promises/language/share-words.ts'
import type { Owner } from './letters.ts'

/** A share as its applicant meets it: how it stands, whose it is, and when it was opened (ISO 8601). */
export interface AskedShare {
  share: typeof applicationShares.$inferSelect
  owner: Owner
  state: ShareState
  opened: string[]
}

/** Reads a share in one round trip; null when it is gone, or its application is going. What is locked away or restricted is over. */
export async function readShare(db: Database, id: string, today: Day): Promise<AskedShare | null> {
  const { email, locale, reference, opening } = applications
  const [shares, owners, opened] = await db.read([
    make.select().from(applicationShares).where(eq(applicationShares.id, id)),
    make
      .select({ email, locale, reference, opening, seen: sql`(${inSight(today)})`.as('seen') })
      .from(applicationShares)
      .innerJoin(applications, eq(applications.id, applicationShares.applicationId))
      .where(and(eq(applicationShares.id, id), ne(applications.email, ''), isNotGoing(applications.id))),
    make
      .select({ at: applicationDisclosures.openedAt })
      .from(applicationDisclosures)
      .where(eq(applicationDisclosures.shareId, id)),
  ])
  const [share] = rowsOf(applicationShares, shares!)
  const [row] = owners!.rows
  if (!share || !row) return null
  const state = stateOfShare(share, today)
  const isOut = row.seen !== 1 && (state === 'waiting' || state === 'approved')
  return {
    share,
    owner: {
      email: String(row.email),
      locale: String(row.locale) as Locale,
      reference: String(row.reference),
      opening: String(row.opening),
    },
    state: isOut ? 'over' : state,
    opened: opened!.rows.map((one) => new Date(Number(one.opened_at)).toISOString()).sort(),
  }
}
