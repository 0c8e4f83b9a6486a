import { and, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { corrections } from '../../../db/schema/acts.ts'
import { idOfEach } from '../ids.ts'
import { make, type Statement } from '../statements.ts'
import type { Person } from './person.ts'

/** Somebody goes from one address to another, and has shown that both are theirs. */
export interface Moving {
  from: Person
  to: Person
  now: Date
  /** Holds in the one batch that counts: of many presses at the same time one moves. */
  isMeant: SQL
}

/** Puts rows under the new address and keeps the one before as every correction does (GDPR art. 16). */
export function movingRows(
  table: SQLiteTable,
  theirs: SQL | undefined,
  { from, now, isMeant }: Moving,
  to: Partial<Person>,
): Statement[] {
  const moved = and(theirs, isMeant)
  return [
    make.insert(corrections).select(
      make
        .select({
          id: idOfEach(now).as('id'),
          subjectId: sql<string>`${getTableColumns(table).id!}`.as('subject_id'),
          field: sql<string>`'email'`.as('field'),
          oldValue: sql<string>`${from.email}`.as('old_value'),
          correctedAt: sql<number>`${now.getTime()}`.as('corrected_at'),
        })
        .from(table)
        .where(moved),
    ),
    make.update(table).set(to).where(moved),
  ]
}
