import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * A breach of personal data (GDPR art. 33.5), as its latest entry has it. `isSettled` once it is reported to the
 * authority or there is a reason not to; `remindedOf` is the instant of knowing whose 72 hours were written about.
 */
export const incidents = sqliteTable(
  'incidents',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    knownAt: integer('known_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    isSettled: integer('is_settled', { mode: 'boolean' }).notNull(),
    remindedOf: integer('reminded_of'),
  },
  (table) => [
    index('incidents_unsettled').on(table.knownAt).where(sql`is_settled = 0`),
    index('incidents_by_age').on(table.changedAt),
  ],
)

/** Everything the note of an incident said at one time: each change is an entry of its own and is never changed. */
export const incidentEntries = sqliteTable(
  'incident_entries',
  {
    incidentId: text('incident_id').notNull(),
    version: integer('version').notNull(),
    staffId: text('staff_id').notNull(),
    role: text('role', { enum: ['administrator', 'recruiter', 'reader', 'privacy-officer'] }).notNull(),
    writtenAt: integer('written_at').notNull(),
    heading: text('heading').notNull(),
    happened: text('happened').notNull(),
    knownAt: integer('known_at').notNull(),
    data: text('data').notNull(),
    people: text('people').notNull(),
    consequences: text('consequences').notNull(),
    measures: text('measures').notNull(),
    reportedAt: integer('reported_at'),
    reportReference: text('report_reference').notNull(),
    notReportedBecause: text('not_reported_because').notNull(),
    toldAt: integer('told_at'),
    notToldBecause: text('not_told_because').notNull(),
    isClosed: integer('is_closed', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.incidentId, table.version] })],
)
