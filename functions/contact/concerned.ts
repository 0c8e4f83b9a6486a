import { sql } from 'drizzle-orm'
import type { Concerned } from '../platform/concerned.ts'

/** Whoever has written to us. */
export const writers: Concerned = {
  name: 'writers',
  policies: ['privacy'],
  people: sql`select id, email, locale, submitted_at as since from contact_messages`,
}
