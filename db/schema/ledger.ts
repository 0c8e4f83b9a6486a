import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Which entries of the erasure ledger this database has carried out, by their names: everything up to the first, and
 * each of the others. A restored database knows only those from before its copy was made. Holds no personal data.
 */
export const ledgerMarks = sqliteTable('ledger_marks', { name: text('name').primaryKey() })
