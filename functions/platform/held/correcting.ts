import { and, eq, getTableColumns, isNotNull, type SQL, sql } from 'drizzle-orm'
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
  /** Its name among the answers of a column that keeps several, as JSON. */
  answer?: string
  schema: v.GenericSchema<unknown, string>
  /** Where nothing is kept of this sort there is nothing to put right: the column that says so, and what it then reads. */
  while?: { column: SQLiteColumn; reads?: string }
  /** As it is kept, where that is not as it was typed. */
  kept?: (typed: string, locale: Locale) => Promise<string>
}

/**
 * Puts one field right and keeps how it read before (GDPR art. 16). What it reads already changes nothing; an empty
 * value lets go of one that need not be given.
 */
export function correcting(
  correctable: Correctable,
  { field, value, theirs }: { field: string; value: string; theirs: Theirs },
): Statement[] {
  const { column } = correctable
  const table = column.table as SQLiteTable
  const columns = getTableColumns(table)
  const [name = ''] = Object.entries(columns).find(([, one]) => one === column) ?? []
  const kept = value === '' ? null : value
  const held = heldBy(correctable)
  const differs = and(eq(columns.id!, theirs.id), sql`${held} is not ${kept}`, isKept(correctable))
  const { now } = theirs
  return [
    make.insert(corrections).select(
      make
        .select({
          id: sql<string>`${newId(now)}`.as('id'),
          subjectId: sql<string>`${columns.id}`.as('subject_id'),
          field: sql<string>`${field}`.as('field'),
          oldValue: sql<string>`coalesce(${held}, '')`.as('old_value'),
          correctedAt: sql<number>`${now.getTime()}`.as('corrected_at'),
        })
        .from(table)
        .where(differs),
    ),
    make
      .update(table)
      .set({ [name]: correctable.answer ? withAnswer(correctable, kept) : kept })
      .where(differs),
  ]
}

function isKept({ while: kept }: Correctable): SQL | undefined {
  if (!kept) return undefined
  return kept.reads === undefined ? isNotNull(kept.column) : eq(kept.column, kept.reads)
}

function heldBy({ column, answer }: Correctable): SQL {
  return answer ? sql`${column} ->> ${pathTo(answer)}` : sql`${column}`
}

/** The answers with one put right, or let go of; nothing is left of none. */
function withAnswer({ column, answer = '' }: Correctable, kept: string | null): SQL {
  const all = sql`coalesce(${column}, '{}')`
  return kept === null
    ? sql`nullif(json_remove(${all}, ${pathTo(answer)}), '{}')`
    : sql`json_set(${all}, ${pathTo(answer)}, ${kept})`
}

function pathTo(answer: string): string {
  return `$.${answer}`
}
