import type { Row } from '@libsql/client/web'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { consentRecord } from '../../platform/consents/record.ts'
import { consentCounts, consentRenewed } from '../../platform/consents/standing.ts'
import type { Database } from '../../platform/database.ts'
import { make } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { contactController } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { countingList } from '../../promises/purposes/asking-again.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import { readSubscription, type Subscription } from '../subscriptions.ts'

/** A reader's subscription, and whether it waits for a yes to the present words. */
export interface Asked extends Subscription {
  isWaiting: boolean
}

export async function findAsked(db: Database, id: string, promises: Promises): Promise<Asked | null> {
  const [found] = await db.read([askedOf(id, promises)])
  return readAsked(found?.rows[0])
}

/**
 * Records a reader's yes to the present words, in the language they were read in: from then on issues go out again.
 * Nothing is recorded for who has left, nor twice. Answers how things stand now, or null if the subscription is gone.
 */
export async function sayYesAgain(
  db: Database,
  { id, locale, now }: { id: string; locale: Locale; now: Date },
  promises: Promises,
): Promise<Asked | null> {
  const purpose = purposeFor(promises.purposes, 'newsletter')
  const given = { subjectId: id, locale, controller: contactController(promises.site).id }
  const subscribes = make
    .select({ one: sql`1` })
    .from(subscriptions)
    .where(and(eq(subscriptions.id, id), eq(subscriptions.state, 'confirmed')))
  const [, found] = await db.write([
    consentRenewed(consentRecord(purpose, given, now), countingList(purpose), subscribes),
    askedOf(id, promises),
  ])
  return readAsked(found!.rows[0])
}

function askedOf(id: string, { purposes }: Promises) {
  const versions = countingList(purposeFor(purposes, 'newsletter'))
  const counts = consentCounts(sql`${id}`, 'newsletter', sql`${versions}`).as('counts')
  return make
    .select({ ...getTableColumns(subscriptions), counts })
    .from(subscriptions)
    .where(eq(subscriptions.id, id))
}

function readAsked(row: Row | undefined): Asked | null {
  return row ? { ...readSubscription(row), isWaiting: row.counts === 0 } : null
}
