import { setImmediate as aMoment } from 'node:timers/promises'
import type { Seeded } from './seeded.ts'
import type { Turn } from './world.ts'

export interface Actor {
  name: string
  /** Does its part; every call to the outside world waits for its turn. */
  play(turn: Turn): Promise<unknown>
}

interface Waiting {
  actor: string
  what: string
  go: () => void
}

/**
 * Lets the actors take turns, one call or one answer at a time, in an order that the seed decides. Answers the order.
 * While one has its turn, all others stand still, so that the same seed plays the same.
 */
export async function playInTurns(
  actors: readonly Actor[],
  seed: Seeded,
  betweenTurns: () => void,
): Promise<string[]> {
  const waiting: Waiting[] = []
  const order: string[] = []
  let atPlay = actors.length
  let arrivals = 0
  const parts = actors.map(({ name, play }) => {
    const turn: Turn = (what) =>
      new Promise((go) => {
        arrivals++
        waiting.push({ actor: name, what, go })
      })
    return turn('begins')
      .then(() => play(turn))
      .finally(() => {
        atPlay--
        for (let at = waiting.length - 1; at >= 0; at--)
          if (waiting[at]!.actor === name) waiting.splice(at, 1)
      })
  })
  while (atPlay > 0) {
    const [next] = waiting.splice(seed.below(waiting.length), 1)
    if (!next) throw new Error(`nobody has a turn to wait for: ${order.join(', ')}`)
    order.push(`${next.actor} ${next.what}`)
    const before = { atPlay, arrivals }
    const othersOfItsOwn = waiting.some(({ actor }) => actor === next.actor)
    next.go()
    if (othersOfItsOwn && next.what.endsWith('answers')) await severalMoments()
    else while (atPlay === before.atPlay && arrivals === before.arrivals) await aMoment()
    await severalMoments()
    betweenTurns()
  }
  await Promise.all(parts)
  return order
}

/** Long enough for all that goes on without the outside world's help. */
async function severalMoments() {
  for (let moment = 0; moment < 3; moment++) await aMoment()
}
