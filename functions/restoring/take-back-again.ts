import type { Withdrawn } from '../platform/erasure/ledger-entries.ts'
import { theirs } from '../platform/held/acts.ts'
import { heldThen, type Whose } from './held-then.ts'
import type { Again, World } from './replay.ts'

/** Takes a consent back once more, for the thing its person took it back for. Answers how many things that were: one or none. */
export async function takeBackAgain(
  world: World,
  again: Again,
  entry: Withdrawn,
  whose: Whose,
): Promise<number> {
  const { person, at: now, today, parts } = await heldThen(world, again, entry, whose)
  for (const { holder, items } of parts) {
    const { withdraw } = holder.acts ?? {}
    if (withdraw?.purpose !== entry.purpose) continue
    for (const item of items) {
      if ((await world.addressHash(item.id)) !== entry.thing) continue
      await world.db.write(withdraw.statements({ id: theirs(again.holders, person, item), today, now }))
      return 1
    }
  }
  return 0
}
