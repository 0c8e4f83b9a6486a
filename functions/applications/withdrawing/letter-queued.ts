import { sql } from 'drizzle-orm'
import { outbox } from '../../../db/schema.ts'
import { given, prepared } from '../../platform/statements.ts'

/** Holds in a batch that has queued this letter: what it says has been done, here and now. */
export const isQueued = prepared<'id'>(
  sql`exists (select 1 from ${outbox} where ${outbox.id} = ${given('id')})`,
)
