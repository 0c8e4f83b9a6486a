import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type Native from 'libsql'

const folder = 'db/migrations'

/** What makes the portal's tables, migration by migration. */
export function migrationTexts(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('--> statement-breakpoint', ''))
}

/** Rows are written by their names, so that a column the tables gain is missed by the compiler here. */
export function insertionInto<T extends SQLiteTable>(db: Native.Database, table: T) {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const names = columns.map(([, { name }]) => name)
  const text = `insert into ${getTableName(table)} (${names}) values (${names.map(() => '?')})`
  const statement = db.prepare(text)
  return (row: InferInsertModel<T>) => {
    const given = row as Record<string, string | number | null | undefined>
    statement.run(
      columns.map(([key, column]) => given[key] ?? (column.default as string | undefined) ?? null),
    )
  }
}
