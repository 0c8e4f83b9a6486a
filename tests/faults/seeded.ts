/** A row of chances that its seed repeats exactly (mulberry32, public domain). */
export interface Seeded {
  /** From 0 up to and without 1. */
  chance(): number
  /** From 0 up to and without the limit. */
  below(limit: number): number
  oneOf<T>(choices: readonly T[]): T
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const chance = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(chance() * limit)
  return { chance, below, oneOf: (choices) => choices[below(choices.length)]! }
}
