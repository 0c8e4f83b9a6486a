import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody wrote to us, from the day it was sent to the day promised then. */
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
  },
  (table) => [
    index('contact_messages_due').on(table.eraseBy),
    index('contact_messages_started').on(table.startsOn),
    index('contact_messages_by_person').on(table.email, table.submittedAt),
    index('contact_messages_by_reference').on(table.reference),
  ],
)
