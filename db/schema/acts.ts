import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { answering } from './answering.ts'

/** What a person put right in something of theirs, and how it read before (GDPR art. 16). */
export const corrections = sqliteTable(
  'corrections',
  {
    id: text('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    field: text('field').notNull(),
    oldValue: text('old_value').notNull(),
    correctedAt: integer('corrected_at').notNull(),
  },
  (table) => [index('corrections_by_subject').on(table.subjectId)],
)

/** That something of somebody's is only to be kept, neither used nor erased, until the day it is reviewed (art. 18). */
export const restrictions = sqliteTable(
  'restrictions',
  {
    subjectId: text('subject_id').primaryKey(),
    reason: text('reason', { enum: ['inaccurate', 'unlawful', 'needed', 'objected'] }).notNull(),
    sinceOn: text('since_on').notNull(),
    reviewOn: text('review_on').notNull(),
  },
  (table) => [index('restrictions_by_review').on(table.reviewOn)],
)

/** That a person objects to what is kept on legitimate interest, and what came of it once it was weighed (art. 21.1). */
export const objections = sqliteTable(
  'objections',
  {
    id: text('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    reason: text('reason').notNull(),
    receivedAt: integer('received_at').notNull(),
    ...answering,
    outcome: text('outcome', { enum: ['upheld', 'rejected'] }),
  },
  (table) => [
    index('objections_by_subject').on(table.subjectId),
    index('objections_by_answer').on(table.answeredOn, table.answerBy),
  ],
)
