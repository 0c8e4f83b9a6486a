import Native from 'libsql'
import { statementsIn } from './sql.ts'
import { insertsRows, onlyReads, recurs, spoils, writesRows } from './verbs.ts'
import { isBusy, SqlFailure } from './wire/failures.ts'
import type { SqlValue } from './wire/values.ts'

export type Column = { name: string; decltype: string | null }

export type Outcome = {
  columns: Column[]
  rows: SqlValue[][]
  affectedRows: number
  lastInsertRowid: bigint | null
}

type Prepared = {
  native: Native.Statement
  verb: string
  parameters: (string | null)[]
  returnsRows: boolean
}

const keptStatements = 200
const keptLength = 10_000

/**
 * One native connection. It never waits for a lock: the driver is synchronous, so nobody could let go meanwhile.
 * Two things the driver does not do as Turso does: it reads a text only up to a NUL character, and it ends the
 * whole program on reading a text that is not UTF-8 (which only `CAST(… AS TEXT)` can make).
 */
export class Connection {
  /** Not fit for another user any more. */
  isSpoiled = false
  readonly #native: Native.Database
  readonly #onWrite: () => void
  readonly #prepared = new Map<string, Prepared>()

  constructor(file: string, foreignKeys: boolean, onWrite: () => void) {
    this.#native = new Native(file)
    this.#onWrite = onWrite
    this.#native.exec(`PRAGMA busy_timeout = 0; PRAGMA foreign_keys = ${foreignKeys ? 'ON' : 'OFF'};
      PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON`)
  }

  get inTransaction(): boolean {
    return this.#native.inTransaction
  }

  /** The one statement of `sql`, compiled now or earlier. */
  prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known

    const prepared = this.compile(sql)
    if (recurs(prepared.verb) && sql.length <= keptLength) this.#keep(sql, prepared)
    return prepared
  }

  /** Fails if `sql` holds no statement, or more than one. */
  compile(sql: string): Prepared {
    const [statement, another] = statementsIn(sql)
    if (!statement) throw new SqlFailure('SQL_NO_STATEMENT', 'SQL string does not contain any statement')
    if (another) throw new SqlFailure('SQL_MANY_STATEMENTS', 'SQL string contains more than one statement')

    const native = this.#compiled(sql).safeIntegers(true)
    const { verb, parameters } = statement
    const returnsRows = native.reader
    if (returnsRows) native.raw(true)
    this.isSpoiled ||= spoils(verb, sql)
    return { native, verb, parameters, returnsRows }
  }

  /** That another connection has changed the schema is noticed on running, not on compiling: errors may be outdated. */
  #compiled(sql: string): Native.Statement {
    try {
      return this.#native.prepare(sql)
    } catch {
      this.refreshSchema()
      return this.#native.prepare(sql)
    }
  }

  refreshSchema() {
    this.#native.exec('SELECT 1 FROM sqlite_schema LIMIT 1')
  }

  /** Runs to the end, so that no cursor stays open and keeps the log from being emptied. */
  run(prepared: Prepared, values: SqlValue[]): Outcome {
    try {
      const outcome = prepared.returnsRows ? this.#read(prepared, values) : this.#write(prepared, values)
      if (!onlyReads(prepared.verb)) this.#onWrite()
      return outcome
    } catch (error) {
      if (isBusy(error)) this.#abandon(prepared, values)
      throw error
    }
  }

  /** Ends what is open. The native handle goes with the last statement the garbage collector finds. */
  close() {
    this.rollBack()
    this.#prepared.clear()
    this.#native.close()
  }

  rollBack() {
    if (this.inTransaction) this.#native.exec('ROLLBACK')
  }

  #write({ native, verb }: Prepared, values: SqlValue[]): Outcome {
    const { changes, lastInsertRowid } = native.run(values)
    return {
      columns: [],
      rows: [],
      affectedRows: changes,
      lastInsertRowid: insertsRows(verb) ? this.#exact(lastInsertRowid) : null,
    }
  }

  #read({ native, verb }: Prepared, values: SqlValue[]): Outcome {
    const rows = native.all(values) as SqlValue[][]
    if (verb === 'EXPLAIN') native.get(values) // a finished EXPLAIN stays active, which locks tables; `get` resets it
    const columns = native.columns().map(({ name, type }) => ({ name, decltype: type }))
    if (!writesRows(verb)) return { columns, rows, affectedRows: 0, lastInsertRowid: null }
    const [changes, rowid] = this.#numbers('SELECT changes(), last_insert_rowid()')
    return {
      columns,
      rows,
      affectedRows: Number(changes),
      lastInsertRowid: insertsRows(verb) ? (rowid ?? null) : null,
    }
  }

  /** The driver hands rowids over as floats; large ones have lost their last digits. */
  #exact(rowid: number | bigint): bigint {
    if (Number.isSafeInteger(rowid)) return BigInt(rowid)
    const [exact = 0n] = this.#numbers('SELECT last_insert_rowid()')
    return exact
  }

  #numbers(sql: string): bigint[] {
    const [row] = this.prepare(sql).native.all([])
    return row as bigint[]
  }

  /**
   * SQLite leaves a statement that met a lock half way, its snapshot open, until it is reset, and the driver has
   * no reset. Run once more where writing is forbidden, it fails at its first step and lets go.
   */
  #abandon({ native, returnsRows }: Prepared, values: SqlValue[]) {
    this.#native.exec('PRAGMA query_only = ON')
    try {
      returnsRows ? native.all(values) : native.run(values)
    } catch {
      // SQLITE_READONLY, as intended.
    } finally {
      this.#native.exec('PRAGMA query_only = OFF')
    }
  }

  #keep(sql: string, prepared: Prepared) {
    const [oldest] = this.#prepared.keys()
    if (oldest !== undefined && this.#prepared.size >= keptStatements) this.#prepared.delete(oldest)
    this.#prepared.set(sql, prepared)
  }
}
