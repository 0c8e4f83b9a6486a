import { isLockedOut } from './wire/failures.ts'

const lookAgainAfterMs = 10

/** Where statements wait for a lock that somebody else holds, and are let through in the order they came. */
export class Waiting {
  readonly #limitMs: number
  #queue: (() => void)[] = []
  #isStopped = false

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /** Does `act` at once or as soon as it is no longer locked out; past the limit, SQLITE_BUSY is thrown. */
  async untilFree<Result>(act: () => Result): Promise<Result> {
    const giveUpAt = performance.now() + this.#limitMs
    for (;;) {
      try {
        return act()
      } catch (error) {
        if (!isLockedOut(error) || performance.now() >= giveUpAt) throw error
        await this.#nextLook()
        if (this.#isStopped) throw error
      }
    }
  }

  /** Nobody waits any longer. */
  stop() {
    this.#isStopped = true
    this.#lookAgain()
  }

  /** All look together: the lock may be another program's, which tells nobody when it lets go. */
  async #nextLook(): Promise<void> {
    if (this.#queue.length === 0) setTimeout(() => this.#lookAgain(), lookAgainAfterMs)
    await new Promise<void>((look) => this.#queue.push(look))
  }

  #lookAgain() {
    const queue = this.#queue
    this.#queue = []
    for (const look of queue) look()
  }
}
