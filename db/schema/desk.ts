import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** How far an application has come, as a recruiter says it. */
export const statuses = [
  'received',
  'reading',
  'interview',
  'offer',
  'hired',
  'rejected',
  'withdrawn',
] as const

const roles = ['administrator', 'recruiter', 'reader', 'privacy-officer'] as const

const by = {
  staffId: text('staff_id').notNull(),
  role: text('role', { enum: roles }).notNull(),
}

/** Each step of an application from one status to another; steps made in one go share their `changeId`. */
export const applicationSteps = sqliteTable(
  'application_steps',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    changeId: text('change_id').notNull(),
    ...by,
    fromStatus: text('from_status', { enum: statuses }).notNull(),
    toStatus: text('to_status', { enum: statuses }).notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [
    index('application_steps_by_application').on(table.applicationId, table.id),
    index('application_steps_by_change').on(table.changeId),
  ],
)

/** What staff noted about an application; its person reads it too. */
export const applicationNotes = sqliteTable(
  'application_notes',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    ...by,
    note: text('note').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (table) => [index('application_notes_by_application').on(table.applicationId)],
)

/** How a member of staff rates an application, from one to five; the latest word of each. */
export const applicationRatings = sqliteTable(
  'application_ratings',
  {
    applicationId: text('application_id').notNull(),
    ...by,
    stars: integer('stars').notNull(),
    ratedAt: integer('rated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.staffId] })],
)

/** What staff sort an application under; who put it there is not known of the oldest. */
export const applicationLabels = sqliteTable(
  'application_labels',
  {
    applicationId: text('application_id').notNull(),
    label: text('label').notNull(),
    labelledAt: integer('labelled_at').notNull(),
    staffId: text('staff_id'),
    role: text('role', { enum: roles }),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.label] })],
)

/** Parts of an application that can be shown to somebody outside; what staff wrote about it is none. */
export const shareableParts = ['contact', 'answers', 'letter', 'cv'] as const

/**
 * That staff want somebody outside to see parts of an application, and what its person says to that. Nothing is shown
 * before `outcome` is `approved`, after `endedAt` or after `lastOn`. `locale` is the recipient's language, `parts` a JSON list.
 */
export const applicationShares = sqliteTable(
  'application_shares',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    ...by,
    name: text('name').notNull(),
    organisation: text('organisation').notNull(),
    email: text('email').notNull(),
    locale: text('locale', { enum: ['sv', 'nb', 'en'] }).notNull(),
    parts: text('parts').notNull(),
    reason: text('reason').notNull(),
    askedAt: integer('asked_at').notNull(),
    lastOn: text('last_on').notNull(),
    outcome: text('outcome', { enum: ['approved', 'declined'] }),
    answeredAt: integer('answered_at'),
    endedAt: integer('ended_at'),
  },
  (table) => [index('application_shares_by_application').on(table.applicationId)],
)

/** Each time somebody outside was shown an application, or its CV: who, in the share, and when (GDPR art. 15.1 c). */
export const applicationDisclosures = sqliteTable(
  'application_disclosures',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    shareId: text('share_id').notNull(),
    kind: text('kind', { enum: ['application', 'cv'] }).notNull(),
    openedAt: integer('opened_at').notNull(),
  },
  (table) => [
    index('application_disclosures_by_application').on(table.applicationId),
    index('application_disclosures_by_share').on(table.shareId),
  ],
)

/** A letter that staff sent about an application, as it was sent; those sent in one go share their `changeId`. */
export const applicationLetters = sqliteTable(
  'application_letters',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    changeId: text('change_id').notNull(),
    ...by,
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (table) => [
    uniqueIndex('application_letters_by_change').on(table.changeId, table.applicationId),
    index('application_letters_by_application').on(table.applicationId),
  ],
)
