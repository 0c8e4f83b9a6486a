import { type Client, createClient, type ResultSet } from '@libsql/client/web'
import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core'
import { drizzle } from 'drizzle-orm/libsql/web'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { asking } from './neighbours.ts'

/** A statement made by Drizzle and not yet sent. */
export interface Statement {
  toSQL(): { sql: string; params: unknown[] }
}

/** Turso, spoken to in whole batches: one batch is one transaction and one round trip. */
export interface Database {
  /** Makes statements; nothing is sent until `write` or `read` gets them. */
  make: LibSQLDatabase
  /** Runs all statements in one transaction that may write, or none of them. */
  write(statements: readonly Statement[]): Promise<ResultSet[]>
  /** Runs all statements on one state of the data. */
  read(statements: readonly Statement[]): Promise<ResultSet[]>
}

/** A client for one request or one run: workerd lets no request use another's. */
export function tursoClient(turso: { url: string; authToken?: string }): Client {
  return createClient({ ...turso, fetch: (request: Request) => asking('the database', fetch(request)) })
}

/** The batches go out as BEGIN IMMEDIATE: Drizzle's own would begin deferred and meet SQLITE_BUSY half way. */
export function databaseOn(client: Client): Database {
  const make = drizzle(client)
  return {
    make,
    write: (statements) => client.batch(statements.map(wire), 'write'),
    read: (statements) => client.batch(statements.map(wire), 'read'),
  }
}

/** `INSERT … SELECT … WHERE condition`: a row that comes to be only if the condition holds in its own batch. */
export function insertWhere<T extends SQLiteTable>(
  db: Database,
  table: T,
  row: InferInsertModel<T>,
  condition: SQL,
): Statement {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const given = row as Record<string, unknown>
  const values = columns.map(([key, column]) => sql.param(given[key] ?? column.default ?? null, column))
  return db.make.insert(table).select(sql`select ${sql.join(values, sql`, `)} where ${condition}`)
}

function wire(statement: Statement) {
  const { sql: text, params } = statement.toSQL()
  return { sql: text, args: params as (string | number | null)[] }
}
