import Native from 'libsql'

/** A statement that failed, as Turso tells it: the answer goes on, and this stands in the statement's place. */
export class SqlFailure extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Turso's server names errors by SQLite's primary code, says SQLITE_UNKNOWN for SQLite's general error and sets
 * text it cannot parse apart (libsql-server, src/hrana/stmt.rs); code that relied on SQLite's finer codes would
 * pass here and fail in production. Throws on what is not SQLite's error.
 */
export function failureOf(error: unknown): SqlFailure {
  if (error instanceof SqlFailure) return error
  if (!(error instanceof Native.SqliteError)) throw error
  const { code, message } = error
  if (code !== 'SQLITE_ERROR') return new SqlFailure(primary(code), `SQLite error: ${message}`)
  if (/syntax error|incomplete input|unrecognized token/.test(message)) {
    return new SqlFailure('SQL_PARSE_ERROR', `SQL string could not be parsed: ${message}`)
  }
  if (/^no such (column|function)/.test(message)) {
    return new SqlFailure('SQL_INPUT_ERROR', `SQL input error: ${message}`)
  }
  return new SqlFailure('SQLITE_UNKNOWN', `SQLite error: ${message}`)
}

const primary = (code: string) => code.split('_', 2).join('_')

/** Another connection is in the way: it holds the lock, or has written since this one's snapshot was taken. */
export function isBusy(error: unknown): boolean {
  return error instanceof Native.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** Only the lock is in the way, and waiting helps; it would not freshen a stale snapshot. */
export function isLockedOut(error: unknown): boolean {
  return error instanceof Native.SqliteError && error.code === 'SQLITE_BUSY'
}
