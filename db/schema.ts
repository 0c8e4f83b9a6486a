import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { statuses } from './schema/desk.ts'

/**
 * One application. `base…` follows the opening's own rule, `pool…` the talent pool while its consent stands;
 * the record lives until the later of the two (`eraseBy`), and `decidingRule` is the rule that day comes from.
 * Since `defendedAt` it is locked away: its person wanted it gone, and it is kept against claims alone.
 * `toldAheadOf` is the `eraseBy` its owner has been told of ahead, `keptLongerOn` when they last asked to move it.
 * `addressConfirmedAt` is when somebody who reads its address last followed a link sent there.
 * `details` is what its role was asked, as JSON: each answer by its field.
 * `…On` and `…By` are calendar days (YYYY-MM-DD) in the organisation's time zone, `…At` milliseconds since 1970.
 */
export const applications = sqliteTable(
  'applications',
  {
    id: text('id').primaryKey(),
    reference: text('reference').notNull(),
    opening: text('opening').notNull(),
    controller: text('controller').notNull(),
    locale: text('locale', { enum: ['sv', 'nb', 'en'] }).notNull(),
    role: text('role'),
    details: text('details'),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone'),
    address: text('address'),
    letter: text('letter'),
    cvText: text('cv_text'),
    submittedAt: integer('submitted_at').notNull(),
    lastActiveOn: text('last_active_on').notNull(),
    keptLongerOn: text('kept_longer_on'),
    toldAheadOf: text('told_ahead_of'),
    rule: text('rule').notNull(),
    baseStartsOn: text('base_starts_on').notNull(),
    baseEraseBy: text('base_erase_by').notNull(),
    poolRule: text('pool_rule'),
    poolStartsOn: text('pool_starts_on'),
    poolEraseBy: text('pool_erase_by'),
    contactRule: text('contact_rule'),
    contactStartsOn: text('contact_starts_on'),
    contactEraseBy: text('contact_erase_by'),
    defendedAt: integer('defended_at'),
    addressConfirmedAt: integer('address_confirmed_at'),
    status: text('status', { enum: statuses }).notNull().default('received'),
    decidingRule: text('deciding_rule').generatedAlwaysAs(
      sql`case when pool_erase_by > base_erase_by then pool_rule else rule end`,
      { mode: 'virtual' },
    ),
    eraseBy: text('erase_by').generatedAlwaysAs(sql`max(base_erase_by, coalesce(pool_erase_by, ''))`, {
      mode: 'virtual',
    }),
  },
  (table) => [
    index('applications_due').on(table.eraseBy),
    index('applications_to_tell').on(table.eraseBy).where(sql`told_ahead_of is not erase_by`),
    index('applications_held').on(table.decidingRule),
    index('applications_started').on(table.rule, table.baseStartsOn),
    index('applications_contact_due').on(table.contactEraseBy).where(sql`contact_erase_by is not null`),
    index('applications_contact_started')
      .on(table.contactRule, table.contactStartsOn)
      .where(sql`contact_rule is not null`),
    index('applications_by_person').on(table.opening, table.email),
    index('applications_by_email').on(table.email, table.id),
    index('applications_at_desk').on(table.opening, table.status, table.id, table.poolRule, table.defendedAt),
    index('applications_in_order').on(table.opening, table.id),
    index('applications_by_name').on(table.opening, sql`lower(name)`, table.id),
    index('applications_defended').on(table.id).where(sql`defended_at is not null`),
    index('applications_named').on(sql`name collate nocase`),
  ],
)

/** A sealed file in the bucket: the key is here, the ciphertext there, and neither alone can be read. */
export const applicationFiles = sqliteTable(
  'application_files',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    kind: text('kind', { enum: ['cv', 'photo'] }).notNull(),
    objectName: text('object_name').notNull(),
    sealingKey: text('sealing_key').notNull(),
    displayName: text('display_name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (table) => [
    index('application_files_by_application').on(table.applicationId),
    uniqueIndex('application_files_by_object').on(table.objectName),
  ],
)

/** What a person agreed to, refused or acknowledged, and what they took back: rows are added, never changed (GDPR art. 7.1). */
export const consents = sqliteTable(
  'consents',
  {
    id: text('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    purpose: text('purpose').notNull(),
    event: text('event', { enum: ['acknowledged', 'given', 'refused', 'withdrawn'] }).notNull(),
    textHash: text('text_hash').notNull(),
    version: text('version').notNull(),
    locale: text('locale').notNull(),
    form: text('form').notNull(),
    controller: text('controller').notNull(),
    retention: text('retention').notNull(),
    withdrawAt: text('withdraw_at').notNull(),
    askedAt: integer('asked_at'),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [
    index('consents_by_subject').on(table.subjectId, table.purpose),
    index('consents_withdrawn').on(table.recordedAt).where(sql`event = 'withdrawn'`),
    index('consents_about_storage').on(table.recordedAt).where(sql`form = 'storage-choice'`),
  ],
)

/** The fingerprint that recognises the same form sent twice; kept for a day (rule `sent-forms`). */
export const sentForms = sqliteTable(
  'sent_forms',
  {
    key: text('key').primaryKey(),
    subjectId: text('subject_id').notNull(),
    contentHash: text('content_hash').notNull(),
    sentAt: integer('sent_at').notNull(),
  },
  (table) => [
    index('sent_forms_by_age').on(table.sentAt),
    index('sent_forms_by_subject').on(table.subjectId),
  ],
)

/** When the recruitment for an opening ended, which starts the clock of its applications. */
export const openingEnds = sqliteTable('opening_ends', {
  opening: text('opening').primaryKey(),
  endedOn: text('ended_on').notNull(),
})

/** Openings closed before their deadline: nobody can apply, and no clock starts. A row goes when its opening is opened again. */
export const openingClosings = sqliteTable('opening_closings', {
  opening: text('opening').primaryKey(),
  closedOn: text('closed_on').notNull(),
})

/** Letters to be sent (transactional outbox). Address, subject and text are blanked once the provider has them. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    letter: text('letter').notNull(),
    purpose: text('purpose', { enum: ['service', 'newsletter'] }).notNull(),
    recipient: text('recipient').notNull(),
    addressHash: text('address_hash').notNull().default(''),
    replyTo: text('reply_to'),
    oneClick: text('one_click'),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'dead', 'unknown', 'suppressed'] })
      .notNull()
      .default('queued'),
    queuedAt: integer('queued_at').notNull(),
    nextTryAt: integer('next_try_at').notNull(),
    unsureSince: integer('unsure_since'),
    tries: integer('tries').notNull().default(0),
    sentAt: integer('sent_at'),
  },
  (table) => [
    index('outbox_waiting').on(table.nextTryAt).where(sql`state in ('queued', 'sending')`),
    index('outbox_by_subject').on(table.subjectId),
    index('outbox_by_age').on(table.queuedAt),
    index('outbox_by_address').on(table.addressHash, table.letter, table.queuedAt),
  ],
)

/** Subjects whose erasure has begun: out of every view, finished by the next run if this one dies. */
export const erasing = sqliteTable(
  'erasing',
  { subjectId: text('subject_id').notNull(), rule: text('rule').notNull() },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.rule] }),
    index('erasing_by_rule').on(table.rule),
  ],
)
