import { sql } from 'drizzle-orm'
import type { Concerned } from '../platform/concerned.ts'

/** Whoever gets the newsletter. */
export const readers: Concerned = {
  name: 'readers',
  policies: ['newsletter', 'privacy'],
  people: sql`select id, email, locale, confirmed_at as since from subscriptions where state = 'confirmed' and untold_since is null`,
}
