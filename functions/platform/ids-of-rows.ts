import { type SQL, sql } from 'drizzle-orm'
import { newId } from './ids.ts'

/** An id for every row of one statement: its last twelve digits are drawn anew each time (RFC 9562 §5.7). */
export function idOfEach(now: Date): SQL<string> {
  return sql<string>`${newId(now).slice(0, -12)} || lower(hex(randomblob(6)))`
}
