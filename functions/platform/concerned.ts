import type { SQL } from 'drizzle-orm'

/** Some of those a policy is about, as whoever holds their data finds them. */
export interface Concerned {
  name: string
  /** The policies, by their folders in content. */
  policies: readonly string[]
  /** A SELECT of `id`, `email`, `locale` and `since`, the instant from which they are held; ids are time-ordered. */
  people: SQL
}
