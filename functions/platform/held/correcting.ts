import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type * as v from 'valibot'
import { corrections } from '../../../db/schema/acts.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { newId } from '../ids.ts'
import { make, type Statement } from '../statements.ts'
import type { Theirs } from './acts.ts'

/** One field that its person can put right: where it is kept, and checked by what. */
export interface Correctable {
  column: SQLiteColumn
  schema: v.GenericSchema<unknown, string>
  /** Where nothing is kept of this sort there is nothing to put right: the column that says so. */
  while?: SQLiteColumn
  /** As it is kept, where that is not as it was typed. */
  kept?: (typed: string, locale: Locale) => Promise<string>
}

/**
 * Puts one field right and keeps how it read before (GDPR art. 16). What it reads already changes nothing; an empty
 * value lets go of one that need not be given.
 */
export function correcting(
  { column, while: isKept }: Correctable,
  { field, value, theirs }: { field: string; value: string; theirs: Theirs },
): Statement[] {
  const table = column.table as SQLiteTable
  const columns = getTableColumns(table)
  const [name = ''] = Object.entries(columns).find(([, one]) => one === column) ?? []
  const kept = value === '' ? null : value
  const differs = and(eq(columns.id!, theirs.id), sql`${column} is not ${kept}`, isKept && isNotNull(isKept))
  const { now } = theirs
  return [
    make.insert(corrections).select(
      make
        .select({
          id: sql<string>`${newId(now)}`.as('id'),
          subjectId: sql<string>`${columns.id}`.as('subject_id'),
          field: sql<string>`${field}`.as('field'),
          oldValue: sql<string>`coalesce(${column}, '')`.as('old_value'),
          correctedAt: sql<number>`${now.getTime()}`.as('corrected_at'),
        })
        .from(table)
        .where(differs),
    ),
    make
      .update(table)
      .set({ [name]: kept })
      .where(differs),
  ]
}
