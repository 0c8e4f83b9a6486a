import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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

const by = {
  staffId: text('staff_id').notNull(),
  role: text('role', { enum: ['administrator', 'recruiter', 'reader', 'privacy-officer'] }).notNull(),
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

/** What staff sort an application under. */
export const applicationLabels = sqliteTable(
  'application_labels',
  {
    applicationId: text('application_id').notNull(),
    label: text('label').notNull(),
    labelledAt: integer('labelled_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.label] })],
)
