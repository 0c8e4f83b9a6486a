import { sql } from 'drizzle-orm'
import { prepared } from '../../platform/statements.ts'

/** Holds in a batch right after a statement that changed a row: what follows comes to be only the first time. */
export const somethingChanged = prepared<never>(sql`changes() > 0`)({})
