import type { ResultSet, Row } from '@libsql/client/web'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { isKeptBack } from '../../promises/inventory/kept-back.ts'
import type { Fact } from '../../promises/language/held-words.ts'
import type { HeldRow } from './item.ts'

/** A row as its person reads it: every column that holds something, but those the inventory keeps back. */
export function heldRow(table: SQLiteTable, row: Row): HeldRow {
  const name = getTableName(table)
  const facts = Object.values(getTableColumns(table)).flatMap((column): Fact[] => {
    const value = row[column.name] ?? null
    const field = `${name}.${column.name}`
    if (value === null || value === '' || value === '[]' || isKeptBack(field)) return []
    return [{ field, ...readAs(column.name, value) }]
  })
  return { table: name, facts }
}

/** The rows of a result that belong to one thing. */
export function heldRows(table: SQLiteTable, { rows }: ResultSet, belongs: (row: Row) => boolean): HeldRow[] {
  return rows.filter(belongs).map((row) => heldRow(table, row))
}

/** Codes that the program writes, and words for them in `content/ui`. */
const codes =
  /^(field|act|status|from_status|to_status|outcome|way|locale|role|kind|state|form|event|purpose|ground|channel|scope|reason|topics|kinds|parts|letter|(deciding_|contact_|pool_)?rule|retention)$/

function readAs(column: string, value: unknown): Pick<Fact, 'value' | 'reads'> {
  if (/_(at|since)$/.test(column) && typeof value === 'number')
    return { value: new Date(value).toISOString(), reads: 'instant' }
  if (/_(on|by|of)$|^extended_to$/.test(column)) return { value: String(value), reads: 'day' }
  if (column === 'bytes') return { value: String(value), reads: 'bytes' }
  if (column === 'text_hash') return { value: String(value), reads: 'wording' }
  return { value: String(value), reads: codes.test(column) ? 'code' : 'text' }
}
