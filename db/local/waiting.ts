import { isLockedOut } from './failures.ts'

const lookAgainAfterMs = 50

/** Where statements wait for a lock that another stream holds, and are let through in the order they came. */
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
        await this.#nextRelease()
        if (this.#isStopped) throw error
      }
    }
  }

  /** To be called whenever a lock may have been let go. */
  release() {
    const queue = this.#queue
    this.#queue = []
    for (const wake of queue) wake()
  }

  /** Nobody waits any longer. */
  stop() {
    this.#isStopped = true
    this.release()
  }

  /** Also by the clock: another program that has the file open tells nobody when it is done. */
  async #nextRelease(): Promise<void> {
    const clock = setTimeout(() => this.release(), lookAgainAfterMs)
    await new Promise<void>((wake) => this.#queue.push(wake))
    clearTimeout(clock)
  }
}
