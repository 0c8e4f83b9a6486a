import { sql } from 'drizzle-orm'
import type { Platform } from '../../platform/platform.ts'
import { given, prepared } from '../../platform/statements.ts'
import { firstLetterName } from './letter.ts'

const noteTold = prepared<'letter'>(sql`
  update subscriptions set untold_since = null
  where untold_since > 0 and exists (
    select 1 from outbox where subject_id = subscriptions.id and letter = ${given('letter')} and state = 'sent'
  )`)

/** From the hour after the first letter went out on, a contact is written to like any reader. */
export async function noteWhoIsTold({ db }: Pick<Platform, 'db'>): Promise<void> {
  await db.write([noteTold({ letter: firstLetterName })])
}
