import Native from 'libsql'
import { Connection } from './connection.ts'

const keptConnections = 8
const emptyLogAfterMs = 200

/**
 * The file and its connections. What is deleted is overwritten, and leaves the log as soon as writing pauses.
 * `last_insert_rowid()` is the one thing that the next user of a connection finds as the one before left it.
 */
export class Database {
  readonly #file: string
  readonly #foreignKeys: boolean
  readonly #keeper: Native.Database
  readonly #pause: NodeJS.Timeout
  #idle: Connection[] = []

  constructor(file: string, foreignKeys: boolean) {
    this.#file = file
    this.#foreignKeys = foreignKeys
    this.#keeper = new Native(file)
    this.#keeper.exec('PRAGMA journal_mode = WAL')
    this.#pause = setTimeout(() => this.#emptyLog(), emptyLogAfterMs).unref()
  }

  /** A connection for one user alone, until it is given back. */
  borrow(): Connection {
    return this.#idle.pop() ?? new Connection(this.#file, this.#foreignKeys, () => this.#pause.refresh())
  }

  /** Rolls back what was left open. */
  giveBack(connection: Connection) {
    connection.rollBack()
    if (connection.isSpoiled || this.#idle.length >= keptConnections) connection.close()
    else this.#idle.push(connection)
  }

  close() {
    clearTimeout(this.#pause)
    for (const connection of this.#idle) connection.close()
    this.#idle = []
    this.#emptyLog()
    this.#keeper.close()
  }

  /** While a transaction reads or writes, the log cannot be emptied: try again after another pause. */
  #emptyLog() {
    const [outcome] = this.#keeper.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw(true).all() as number[][]
    if (outcome?.[0] !== 0) this.#pause.refresh()
  }
}
