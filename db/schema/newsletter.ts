import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const locale = text('locale', { enum: ['sv', 'nb', 'en'] }).notNull()

/** What somebody wants to read about: `topics`, and for jobs `places` and `kinds`, each a JSON list of ids. */
const wishes = {
  topics: text('topics').notNull(),
  places: text('places').notNull().default('[]'),
  kinds: text('kinds').notNull().default('[]'),
}

/** Somebody asked for the newsletter with this address; until its owner confirms, nothing else comes of it. */
export const subscriptionRequests = sqliteTable(
  'subscription_requests',
  {
    id: text('id').primaryKey(),
    addressHash: text('address_hash').notNull(),
    email: text('email').notNull(),
    locale,
    ...wishes,
    controller: text('controller').notNull(),
    form: text('form', { enum: ['newsletter', 'application'] }).notNull(),
    textHash: text('text_hash').notNull(),
    version: text('version').notNull(),
    keyHash: text('key_hash').notNull(),
    askedAt: integer('asked_at').notNull(),
  },
  (table) => [
    uniqueIndex('subscription_requests_by_address').on(table.addressHash),
    uniqueIndex('subscription_requests_by_key').on(table.keyHash),
    index('subscription_requests_by_age').on(table.askedAt),
  ],
)

/** Who gets the newsletter, from the confirmation on or entered by staff, and for a day after leaving; one row an address. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: text('id').primaryKey(),
    addressHash: text('address_hash').notNull(),
    email: text('email').notNull(),
    locale,
    ...wishes,
    controller: text('controller').notNull(),
    state: text('state', { enum: ['confirmed', 'left'] }).notNull(),
    confirmedAt: integer('confirmed_at').notNull(),
    confirmedWith: text('confirmed_with'),
    leftAt: integer('left_at'),
    name: text('name'),
    organisation: text('organisation'),
    source: text('source'),
    enteredAt: integer('entered_at'),
    untoldSince: integer('untold_since'),
  },
  (table) => [
    uniqueIndex('subscriptions_by_address').on(table.addressHash),
    index('subscriptions_entered').on(table.enteredAt).where(sql`entered_at is not null`),
    index('subscriptions_untold').on(table.untoldSince).where(sql`untold_since is not null`),
    index('subscriptions_by_key').on(table.confirmedWith),
    index('subscriptions_left').on(table.leftAt),
  ],
)

/** Who is not to be written to, known only by a keyed hash of the address; asked in the statement that claims a letter. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    id: text('id').primaryKey(),
    addressHash: text('address_hash').notNull(),
    channel: text('channel', { enum: ['email'] }).notNull(),
    scope: text('scope', { enum: ['newsletter', 'all'] }).notNull(),
    reason: text('reason', { enum: ['left', 'complained', 'bounced'] }).notNull(),
    suppressedAt: integer('suppressed_at').notNull(),
  },
  (table) => [
    uniqueIndex('suppressions_by_address').on(table.addressHash, table.channel, table.scope),
    index('suppressions_by_age').on(table.suppressedAt),
  ],
)

/** Which networks had a confirmation letter sent, by a hash under a key that changes daily (rule `letter-budgets`). */
export const letterBudgets = sqliteTable(
  'letter_budgets',
  {
    id: text('id').primaryKey(),
    networkHash: text('network_hash').notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (table) => [
    index('letter_budgets_by_network').on(table.networkHash, table.usedAt),
    index('letter_budgets_by_age').on(table.usedAt),
  ],
)

/**
 * One issue on its way to its readers, and what became of it in numbers; holds no personal data. `enumeratedTo` is the
 * last subscription its readers were counted up to. With `jobs`, a JSON list of `place` and `kind`, it goes only to whom
 * one of them fits.
 */
export const mailings = sqliteTable(
  'mailings',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    topic: text('topic').notNull(),
    sender: text('sender').notNull(),
    jobs: text('jobs').notNull().default('[]'),
    state: text('state', { enum: ['scheduled', 'sending', 'paused', 'cancelled', 'sent'] }).notNull(),
    sendAt: integer('send_at').notNull(),
    enumeratedTo: text('enumerated_to'),
    enumeratedAt: integer('enumerated_at'),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    leasedUntil: integer('leased_until'),
    recipients: integer('recipients').notNull().default(0),
    sent: integer('sent').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    unknown: integer('unknown').notNull().default(0),
    bounced: integer('bounced').notNull().default(0),
    complained: integer('complained').notNull().default(0),
    left: integer('left').notNull().default(0),
    confirmed: integer('confirmed').notNull().default(0),
  },
  (table) => [
    uniqueIndex('mailings_by_slug').on(table.slug),
    index('mailings_by_state').on(table.state, table.sendAt),
  ],
)

/** The texts of an issue as they were when it was sent off, so that a repeat has the same bytes; holds no personal data. */
export const mailingTexts = sqliteTable(
  'mailing_texts',
  {
    mailingId: text('mailing_id').notNull(),
    locale,
    variant: text('variant').notNull().default(''),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mailingId, table.locale, table.variant] })],
)

/** A hundred letters that go to the provider in one call; its id is the key by which a repeat is recognised. */
export const mailingBatches = sqliteTable(
  'mailing_batches',
  {
    id: text('id').primaryKey(),
    mailingId: text('mailing_id').notNull(),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'dead', 'unknown', 'cancelled'] }).notNull(),
    nextTryAt: integer('next_try_at').notNull(),
    unsureSince: integer('unsure_since'),
    tries: integer('tries').notNull().default(0),
    sentAt: integer('sent_at'),
  },
  (table) => [index('mailing_batches_by_mailing').on(table.mailingId, table.state, table.nextTryAt)],
)

/** Who an issue goes to and what became of the letter: one row for each issue and reader, whatever happens. */
export const mailingRecipients = sqliteTable(
  'mailing_recipients',
  {
    mailingId: text('mailing_id').notNull(),
    subscriptionId: text('subscription_id').notNull(),
    batchId: text('batch_id').notNull(),
    locale,
    variant: text('variant').notNull().default(''),
    state: text('state', { enum: ['waiting', 'sent', 'skipped', 'failed', 'unknown'] }).notNull(),
    providerId: text('provider_id'),
    addedAt: integer('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mailingId, table.subscriptionId] }),
    index('mailing_recipients_by_batch').on(table.batchId),
    index('mailing_recipients_by_subscription').on(table.subscriptionId),
    uniqueIndex('mailing_recipients_by_provider').on(table.providerId),
    index('mailing_recipients_by_age').on(table.addedAt),
  ],
)

/** What the provider reports about letters, once each; a report about a letter not noted yet waits (`countedAt` null). */
export const mailReports = sqliteTable(
  'mail_reports',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['bounced', 'complained'] }).notNull(),
    providerId: text('provider_id').notNull(),
    reportedAt: integer('reported_at').notNull(),
    countedAt: integer('counted_at'),
  },
  (table) => [
    index('mail_reports_by_letter').on(table.providerId),
    index('mail_reports_by_age').on(table.reportedAt),
    index('mail_reports_uncounted').on(table.countedAt).where(sql`counted_at is null`),
  ],
)
