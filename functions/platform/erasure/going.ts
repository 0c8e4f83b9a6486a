import { eq, notExists, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { erasing } from '../../../db/schema.ts'
import { make } from '../statements.ts'

/** Holds for a thing that nothing erases at this moment; what is going is out of every view. */
export function isNotGoing(id: SQLiteColumn) {
  return notExists(make.select({ one: sql`1` }).from(erasing).where(eq(erasing.subjectId, id)))
}
