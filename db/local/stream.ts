import type { Connection, Outcome } from './connection.ts'
import { statementsIn } from './sql.ts'
import type { Waiting } from './waiting.ts'
import { valuesFor } from './wire/arguments.ts'
import { malformed } from './wire/refusal.ts'
import type { SqlText, Stmt } from './wire/requests.ts'

/** A client's connection, across as many requests as it likes. */
export class Stream {
  readonly connection: Connection
  readonly #waiting: Waiting
  readonly #sqls = new Map<number, string>()

  constructor(connection: Connection, waiting: Waiting) {
    this.connection = connection
    this.#waiting = waiting
  }

  storeSql(sqlId: number, sql: string) {
    if (this.#sqls.has(sqlId)) throw malformed(`SQL text ${sqlId} is already stored`)
    this.#sqls.set(sqlId, sql)
  }

  closeSql(sqlId: number) {
    this.#sqls.delete(sqlId)
  }

  textOf(sql: SqlText): string {
    const text = typeof sql === 'string' ? sql : this.#sqls.get(sql)
    if (text === undefined) throw malformed(`SQL text ${sql} is not stored`)
    return text
  }

  async execute(stmt: Stmt): Promise<Outcome> {
    const sql = this.textOf(stmt.sql)
    return this.#waiting.untilFree(() => {
      const prepared = this.connection.prepare(sql)
      return this.connection.run(prepared, valuesFor(prepared, stmt))
    })
  }

  /** Runs the statements of a text, without values, up to the first that fails. */
  async sequence(sql: SqlText): Promise<void> {
    for (const statement of statementsIn(this.textOf(sql))) {
      await this.execute({ sql: statement.sql, args: [], named: new Map(), wantRows: false })
    }
  }
}
