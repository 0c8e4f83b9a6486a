import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { answering } from './answering.ts'

/**
 * What somebody asks of us about their data by another way than my data (GDPR art. 15–22), as staff entered it; and
 * what they did in my data themselves, where others have to be told of it (art. 19). Name
 * and ways to answer go once it is answered and everybody concerned is told; `addressHash` is by whom it stays found.
 */
export const requests = sqliteTable(
  'requests',
  {
    id: text('id').primaryKey(),
    reference: text('reference').notNull(),
    kind: text('kind', {
      enum: [
        'access',
        'rectification',
        'erasure',
        'restriction',
        'objection',
        'portability',
        'withdrawal',
        'other',
      ],
    }).notNull(),
    way: text('way', { enum: ['by-email', 'by-phone', 'by-letter', 'in-person', 'my-data'] }).notNull(),
    controller: text('controller').notNull(),
    locale: text('locale', { enum: ['sv', 'nb', 'en'] }).notNull(),
    name: text('name').notNull(),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    addressHash: text('address_hash'),
    identity: text('identity'),
    receivedOn: text('received_on').notNull(),
    ...answering,
    outcome: text('outcome', { enum: ['done', 'partly', 'refused'] }),
    eraseBy: text('erase_by'),
  },
  (table) => [
    uniqueIndex('requests_by_reference').on(table.reference),
    index('requests_by_person').on(table.addressHash, table.id),
    index('requests_by_answer').on(table.answeredOn, table.answerBy),
    index('requests_due').on(table.eraseBy),
  ],
)

/** Somebody who had data from us and is to be told that it was corrected, erased or restricted (GDPR art. 19). */
export const requestTasks = sqliteTable(
  'request_tasks',
  {
    id: text('id').primaryKey(),
    requestId: text('request_id').notNull(),
    recipient: text('recipient').notNull(),
    toldOn: text('told_on'),
  },
  (table) => [
    uniqueIndex('request_tasks_once').on(table.requestId, table.recipient),
    index('request_tasks_untold').on(table.toldOn),
  ],
)
