import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody wrote to us, from the day it was sent to the day promised then; `doneAt` while nobody has to answer it. */
export const contactMessages = sqliteTable(
  'contact_messages',
  {
    id: text('id').primaryKey(),
    reference: text('reference').notNull(),
    controller: text('controller').notNull(),
    locale: text('locale', { enum: ['sv', 'nb', 'en'] }).notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    message: text('message').notNull(),
    submittedAt: integer('submitted_at').notNull(),
    startsOn: text('starts_on').notNull(),
    eraseBy: text('erase_by').notNull(),
    doneAt: integer('done_at'),
  },
  (table) => [
    index('contact_messages_due').on(table.eraseBy),
    index('contact_messages_started').on(table.startsOn),
    index('contact_messages_by_person').on(table.email, table.submittedAt),
    index('contact_messages_by_reference').on(table.reference),
    index('contact_messages_in_order').on(table.doneAt, table.id),
  ],
)

/** What staff answered from the desk, as the letter said it; it goes with the message. */
export const contactAnswers = sqliteTable(
  'contact_answers',
  {
    id: text('id').primaryKey(),
    messageId: text('message_id').notNull(),
    staffId: text('staff_id').notNull(),
    role: text('role', { enum: ['administrator', 'recruiter', 'reader', 'privacy-officer'] }).notNull(),
    answer: text('answer').notNull(),
    answeredAt: integer('answered_at').notNull(),
  },
  (table) => [index('contact_answers_by_message').on(table.messageId, table.id)],
)
