import { sql } from 'drizzle-orm'
import type { Concerned } from '../platform/concerned.ts'

/** Whoever has applied. */
export const applicants: Concerned = {
  name: 'applicants',
  policies: ['recruitment', 'privacy'],
  people: sql`select id, email, locale, submitted_at as since from applications
    where not exists (select 1 from erasing where subject_id = applications.id)`,
}
