import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'
import { Stream } from './stream.ts'
import type { Waiting } from './waiting.ts'
import { malformed } from './wire/refusal.ts'

type Kept = { stream: Stream; expiry: NodeJS.Timeout }

/** The streams between two requests, each under a baton that is good for one use. */
export class Streams {
  readonly #database: Database
  readonly #waiting: Waiting
  readonly #idleMs: number
  readonly #kept = new Map<string, Kept>()

  constructor(database: Database, waiting: Waiting, idleMs: number) {
    this.#database = database
    this.#waiting = waiting
    this.#idleMs = idleMs
  }

  open(): Stream {
    return new Stream(this.#database.borrow(), this.#waiting)
  }

  resume(baton: string): Stream {
    const kept = this.#kept.get(baton)
    if (!kept) throw malformed('The baton is not valid: used before, or its stream has ended or expired')
    clearTimeout(kept.expiry)
    this.#kept.delete(baton)
    return kept.stream
  }

  /** Keeps the stream for the next request, and answers the baton that resumes it. */
  keep(stream: Stream): string {
    const baton = randomBytes(24).toString('base64url')
    const expiry = setTimeout(() => this.end(this.resume(baton)), this.#idleMs)
    this.#kept.set(baton, { stream, expiry })
    return baton
  }

  /** What the stream has not committed is rolled back. */
  end(stream: Stream) {
    this.#database.giveBack(stream.connection)
  }

  endAll() {
    for (const baton of this.#kept.keys()) this.end(this.resume(baton))
  }
}
