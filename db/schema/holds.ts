import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * That a thing of somebody's is not erased, by rule or at their word, until a privacy officer lifts it: a claim or an
 * authority needs it (GDPR art. 17.3 b and e). `changedAt` tells two officers apart; `remindedOf` is the day of review
 * that was written about.
 */
export const holds = sqliteTable(
  'holds',
  {
    subjectId: text('subject_id').primaryKey(),
    kind: text('kind', { enum: ['application', 'message'] }).notNull(),
    reference: text('reference').notNull(),
    controller: text('controller').notNull(),
    ground: text('ground', { enum: ['claim', 'authority'] }).notNull(),
    caseReference: text('case_reference').notNull(),
    reason: text('reason').notNull(),
    sinceOn: text('since_on').notNull(),
    reviewOn: text('review_on').notNull(),
    changedAt: integer('changed_at').notNull(),
    remindedOf: text('reminded_of'),
  },
  (table) => [index('holds_by_review').on(table.reviewOn)],
)
