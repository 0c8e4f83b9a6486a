import { createHash } from 'node:crypto'

/** A row of chances that its seed repeats exactly. */
export interface Seeded {
  /** From 0 up to and without 1. */
  chance(): number
  /** From 0 up to and without the limit. */
  below(limit: number): number
  oneOf<T>(choices: readonly T[]): T
}

/** The `n`th chance is read from the hash of the seed and `n`. */
export function seeded(seed: number): Seeded {
  let n = 0
  const chance = () => createHash('sha256').update(`${seed} ${n++}`).digest().readUInt32BE() / 2 ** 32
  const below = (limit: number) => Math.floor(chance() * limit)
  return { chance, below, oneOf: (choices) => choices[below(choices.length)]! }
}
