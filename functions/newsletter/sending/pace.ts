import type { Clock, Pause } from '../../platform/clock.ts'
import type { Outcome } from './outcomes.ts'

/** What the provider permits every account, unless it names another number; and a moment against clocks that differ. */
export const mostCallsPerSecond = 5
const marginMs = 2
/** The first calls open connections and all arrive late: those after them come late once, and not too close upon them. */
const openingCalls = 4
const openingMs = 50
/** How long before its turn a call may be made ready. */
const readyAheadMs = 500

/** A wait longer than this is left to a later run. */
export const patienceMs = 45_000

/** Keeps several callers together below the provider's rate. */
export interface Pace {
  /** Waits until it is time to make a call ready; false when that is not worth waiting for. */
  soon(): Promise<boolean>
  /** Waits until a call that is ready may go out; false when that is not worth waiting for. */
  turn(): Promise<boolean>
  /** Learns from an answer how fast to go, and how long not at all: longer each time it is refused again. */
  heed(outcome: Outcome): void
}

export function paceBy({ clock, pause }: { clock: Clock; pause: Pause }, endsAt: number): Pace {
  let betweenMs = 1000 / mostCallsPerSecond + marginMs
  let nextAt = 0
  let refusedInARow = 0
  let turns = 0
  const until = async (aheadMs: number) => {
    let now = clock().getTime()
    for (let waitMs = nextAt - now - aheadMs; waitMs > 0; waitMs = nextAt - now - aheadMs) {
      if (waitMs > patienceMs) return false
      await pause(waitMs)
      now = clock().getTime()
    }
    return now < endsAt
  }
  return {
    soon: () => until(readyAheadMs),
    async turn() {
      do if (!(await until(0))) return false
      while (clock().getTime() < nextAt)
      turns++
      nextAt = clock().getTime() + betweenMs + (turns === openingCalls ? openingMs : 0)
      return true
    },
    heed(outcome) {
      refusedInARow = outcome.outcome === 'later' ? refusedInARow + 1 : 0
      if (outcome.outcome === 'accepted' && outcome.callsPerSecond)
        betweenMs = 1000 / Math.min(mostCallsPerSecond, outcome.callsPerSecond) + marginMs
      if (outcome.outcome === 'later') {
        const seconds = Math.max(outcome.retryAfterSeconds, 2 ** (refusedInARow - 1))
        nextAt = Math.max(nextAt, clock().getTime() + seconds * 1000)
      }
    },
  }
}
