import { and, desc, eq, getTableColumns, gt, isNotNull, notExists, sql } from 'drizzle-orm'
import { mailings, subscriptionRequests, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { consents } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { noteConfirmed } from '../../platform/erasure/ledger.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { given, make, prepared } from '../../platform/statements.ts'
import type { Purpose } from '../../promises/purposes/purposes.ts'
import { readSubscription, type Subscription } from '../subscriptions.ts'

/** The key of a link by its hash; since when a request must have been made, and in which words (JSON, null for any). */
export interface Link {
  keyHash: string
  askedAfter: number
  consents: string | null
}

/**
 * Makes a subscription of what waited under this key, once: the record of the consent with it (when it was asked and
 * when confirmed), and the block goes that an earlier leaving left. All in one batch; then it is noted outside the
 * database, so that a restored one does not hold that leaving against them. Answers the subscription that was confirmed
 * with the key, now or before, or null.
 */
export async function confirmSubscription(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  link: Link,
  { purpose, now }: { purpose: Purpose; now: Date },
): Promise<Subscription | null> {
  const values = {
    ...link,
    at: now.getTime(),
    subscription: newId(now),
    consent: newId(now),
    purpose: purpose.id,
    rule: purpose.rule,
  }
  const results = await db.write(confirmation.map((statement) => statement(values)))
  const [row] = results.at(-1)!.rows
  if (!row) return null
  const subscription = readSubscription(row)
  const { addressHash, since } = subscription
  await noteConfirmed(files, { kind: 'confirmed', addressHash, at: since })
  return subscription
}

/** What is still waiting under a key, or was confirmed with it; null where the link is worth nothing (any more). */
export async function lookAtLink(db: Database, link: Link) {
  const [waits, confirmed] = await db.read([whatWaits({ ...link }), confirmedWith(link)])
  return { waiting: waits?.rows[0] ?? null, confirmed: confirmed?.rows[0] ?? null }
}

const spam = make
  .select({ one: sql`1` })
  .from(suppressions)
  .where(
    and(
      eq(suppressions.addressHash, subscriptionRequests.addressHash),
      eq(suppressions.reason, 'complained'),
    ),
  )

const consentsThatCount = given('consents')

const isWaiting = and(
  eq(subscriptionRequests.keyHash, given('keyHash')),
  gt(subscriptionRequests.askedAt, given('askedAfter')),
  notExists(spam),
  sql`(${consentsThatCount} is null or ${subscriptionRequests.version} in (select value from json_each(${consentsThatCount})))`,
)

const whatWaits = prepared<keyof Link>(
  make
    .select({
      email: subscriptionRequests.email,
      topics: subscriptionRequests.topics,
      places: subscriptionRequests.places,
      kinds: subscriptionRequests.kinds,
    })
    .from(subscriptionRequests)
    .where(isWaiting),
)

const whoConfirmed = make
  .select()
  .from(subscriptions)
  .where(and(eq(subscriptions.confirmedWith, given('keyHash')), eq(subscriptions.state, 'confirmed')))

const confirmedWith = prepared<'keyHash'>(whoConfirmed)

const { addressHash, email, locale, topics, places, kinds, controller, keyHash } =
  getTableColumns(subscriptionRequests)

const subscribing = make
  .select({
    id: sql<string>`${given('subscription')}`.as('id'),
    addressHash,
    email,
    locale,
    topics,
    places,
    kinds,
    controller,
    state: sql<'confirmed'>`'confirmed'`.as('state'),
    confirmedAt: sql<number>`${given('at')}`.as('confirmed_at'),
    confirmedWith: keyHash,
    leftAt: sql<null>`null`.as('left_at'),
    name: sql<null>`null`.as('name'),
    organisation: sql<null>`null`.as('organisation'),
    source: sql<null>`null`.as('source'),
    enteredAt: sql<null>`null`.as('entered_at'),
    untoldSince: sql<null>`null`.as('untold_since'),
  })
  .from(subscriptionRequests)
  .where(isWaiting)

/**
 * Who subscribes again keeps their id, and with it every link in the letters they have. Whom staff had entered reads by
 * their own yes from now on, and what was entered goes.
 */
const asNew = {
  email: sql`excluded.email`,
  locale: sql`excluded.locale`,
  topics: sql`excluded.topics`,
  places: sql`excluded.places`,
  kinds: sql`excluded.kinds`,
  controller: sql`excluded.controller`,
  state: sql`excluded.state`,
  confirmedAt: sql`excluded.confirmed_at`,
  confirmedWith: sql`excluded.confirmed_with`,
  leftAt: sql`null`,
  name: sql`null`,
  organisation: sql`null`,
  source: sql`null`,
  enteredAt: sql`null`,
  untoldSince: sql`null`,
}

const { textHash, version, form, askedAt } = getTableColumns(subscriptionRequests)

const consentOfIt = make
  .select({
    id: sql<string>`${given('consent')}`.as('id'),
    subjectId: subscriptions.id,
    purpose: sql<string>`${given('purpose')}`.as('purpose'),
    event: sql<'given'>`'given'`.as('event'),
    textHash,
    version,
    locale,
    form,
    controller,
    retention: sql<string>`${given('rule')}`.as('retention'),
    withdrawAt: sql<string>`'/' || ${locale} || '/my-data/'`.as('withdraw_at'),
    askedAt,
    recordedAt: sql<number>`${given('at')}`.as('recorded_at'),
  })
  .from(subscriptionRequests)
  .innerJoin(subscriptions, eq(subscriptions.addressHash, subscriptionRequests.addressHash))
  .where(isWaiting)

const itsAddress = make.select({ addressHash }).from(subscriptionRequests).where(isWaiting)
const itWaits = make.select({ one: sql`1` }).from(subscriptionRequests).where(isWaiting)
const latestIssue = make
  .select({ id: mailings.id })
  .from(mailings)
  .where(isNotNull(mailings.startedAt))
  .orderBy(desc(mailings.id))
  .limit(1)

type Values = keyof Link | 'at' | 'subscription' | 'consent' | 'purpose' | 'rule'

const confirmation = [
  make
    .insert(subscriptions)
    .select(subscribing)
    .onConflictDoUpdate({ target: subscriptions.addressHash, set: asNew }),
  make.insert(consents).select(consentOfIt),
  make
    .update(mailings)
    .set({ confirmed: sql`${mailings.confirmed} + 1` })
    .where(and(eq(mailings.id, sql`(${latestIssue})`), sql`exists ${itWaits}`)),
  make
    .delete(suppressions)
    .where(
      and(
        eq(suppressions.addressHash, sql`(${itsAddress})`),
        eq(suppressions.scope, 'newsletter'),
        eq(suppressions.reason, 'left'),
      ),
    ),
  make.delete(subscriptionRequests).where(isWaiting),
  whoConfirmed,
].map((query) => prepared<Values>(query))
