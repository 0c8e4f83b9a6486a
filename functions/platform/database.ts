import { type Client, createClient, type ResultSet } from '@libsql/client/web'
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core'
import { drizzle } from 'drizzle-orm/libsql/web'
import { asking } from './neighbours.ts'
import type { Statement } from './statements.ts'

const answerWithinMs = 10_000

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

function wire(statement: Statement) {
  const { sql: text, params } = statement.toSQL()
  return { sql: text, args: params as (string | number | null)[] }
}
