import { sql } from 'drizzle-orm'
import { text } from 'drizzle-orm/sqlite-core'

/**
 * What is common to all that is to be answered within a month (GDPR art. 12.3). `answerBy` is the day that counts: the
 * one a month after receipt, or the later one the person was told of on `extendedOn`. `remindedOf` and `lateToldOf` are
 * the `answerBy` staff have been written to about, ahead of it and once it had passed.
 */
export const answering = {
  dueOn: text('due_on').notNull(),
  extendedTo: text('extended_to'),
  extendedFor: text('extended_for'),
  extendedOn: text('extended_on'),
  answerBy: text('answer_by').generatedAlwaysAs(sql`coalesce(extended_to, due_on)`, { mode: 'virtual' }),
  answeredOn: text('answered_on'),
  answeredFor: text('answered_for'),
  evidence: text('evidence'),
  remindedOf: text('reminded_of'),
  lateToldOf: text('late_told_of'),
}
