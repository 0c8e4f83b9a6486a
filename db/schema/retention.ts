import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What each run of the retention job came to, and why it stopped if it did. Holds no personal data. */
export const retentionRuns = sqliteTable(
  'retention_runs',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at').notNull(),
    dryRun: integer('dry_run', { mode: 'boolean' }).notNull(),
    stopped: text('stopped', { enum: ['ceiling', 'badRule'] }),
    report: text('report').notNull(),
  },
  (table) => [index('retention_runs_by_end').on(table.finishedAt)],
)

/** That somebody looked and let one run go above the ceiling. Holds no personal data. */
export const ceilingApprovals = sqliteTable('ceiling_approvals', {
  id: text('id').primaryKey(),
  approvedAt: integer('approved_at').notNull(),
  usedByRun: text('used_by_run'),
})

/** How many records a run erased under a rule, written in the batch that erased them. Holds no personal data. */
export const erasures = sqliteTable(
  'erasures',
  {
    id: integer('id').primaryKey(),
    runId: text('run_id').notNull(),
    rule: text('rule').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [index('erasures_by_run').on(table.runId)],
)
