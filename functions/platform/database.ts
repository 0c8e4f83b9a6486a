import { type Client, createClient, type ResultSet } from '@libsql/client/web'
import { getTableColumns, getTableName, type InferInsertModel, type SQL } from 'drizzle-orm'
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core'
import { drizzle } from 'drizzle-orm/libsql/web'
import { SQLiteAsyncDialect, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { asking } from './neighbours.ts'

const answerWithinMs = 10_000

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
  return createClient({ ...turso, fetch: (request: Request) => asking('the database', patiently(request)) })
}

/** A database that takes a call and stays silent, or breaks off in its answer, is as down as one that takes none. */
async function patiently(request: Request): Promise<Response> {
  const answer = await fetch(request, { signal: AbortSignal.timeout(answerWithinMs) })
  return new Response(await answer.text(), answer)
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

const dialect = new SQLiteAsyncDialect()
const heads = new Map<SQLiteTable, { columns: [string, SQLiteColumn][]; text: string }>()
const written = new WeakMap<SQL, { sql: string; params: unknown[] }>()

/**
 * `INSERT … SELECT … WHERE condition`: a row that comes to be only if the condition holds in its own batch. The text
 * is put together here and not by Drizzle, once a table and once a condition: one application has eight of these.
 */
export function insertWhere<T extends SQLiteTable>(
  table: T,
  row: InferInsertModel<T>,
  condition: SQL,
): Statement {
  const { columns, text } = headOf(table)
  const given = row as Record<string, unknown>
  const values = columns.map(([key, column]) => {
    const value = given[key] ?? column.default ?? null
    return value === null ? null : column.mapToDriverValue(value)
  })
  const where = written.get(condition) ?? dialect.sqlToQuery(condition)
  written.set(condition, where)
  return { toSQL: () => ({ sql: `${text} where ${where.sql}`, params: [...values, ...where.params] }) }
}

function headOf(table: SQLiteTable) {
  const known = heads.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const head = { columns, text: `insert into "${getTableName(table)}" (${names}) select ${places}` }
  heads.set(table, head)
  return head
}

function wire(statement: Statement) {
  const { sql: text, params } = statement.toSQL()
  return { sql: text, args: params as (string | number | null)[] }
}
