import type { Clock, Pause } from '../../platform/clock.ts'
import type { Outcome } from './outcomes.ts'

/** What the provider permits every account, unless it names another number; and a moment against clocks that differ. */
export const mostCallsPerSecond = 5
const marginMs = 2
/** The first calls open connections and arrive late: the next ones come after them, and not too close upon them. */
const openingCalls = 4
const openingMs = 50

/** A wait longer than this is left to a later run. */
export const patienceMs = 45_000

/** Keeps several callers together below the provider's rate. */
export interface Pace {
  /** Waits until another call may go out; false when that is not worth waiting for. */
  turn(): Promise<boolean>
  /** Learns from an answer how fast to go, and how long not at all: longer each time it is refused again. */
  heed(outcome: Outcome): void
}

export function paceBy({ clock, pause }: { clock: Clock; pause: Pause }, endsAt: number): Pace {
  let betweenMs = 1000 / mostCallsPerSecond + marginMs
  let nextAt = 0
  let refusedInARow = 0
  let turns = 0
  return {
    async turn() {
      let now = clock().getTime()
      while (now < nextAt) {
        if (nextAt - now > patienceMs) return false
        await pause(nextAt - now)
        now = clock().getTime()
      }
      turns++
      nextAt = now + betweenMs + (turns <= openingCalls ? openingMs : 0)
      return now < endsAt
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
