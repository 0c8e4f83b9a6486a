import type { Withdrawn } from '../platform/erasure/ledger-entries.ts'
import { theirs } from '../platform/held/acts.ts'
import { heldThen, type Whose } from './held-then.ts'
import type { Again, World } from './replay.ts'

/** Takes a consent back once more, or ends a share, for the thing its person did it for. Answers how many things that were: one or none. */
export async function takeBackAgain(
  world: World,
  again: Again,
  entry: Withdrawn,
  whose: Whose,
): Promise<number> {
  const { person, at: now, today, parts } = await heldThen(world, again, entry, whose)
  for (const { holder, items } of parts) {
    const { withdraw, shares } = holder.acts ?? {}
    const at = { today, now }
    if (shares?.purpose === entry.purpose) {
      for (const item of items)
        for (const share of shares.idsIn(item)) {
          if ((await world.addressHash(share)) !== entry.thing) continue
          await world.db.write(shares.endAgain(share, { id: theirs(again.holders, person, item), ...at }))
          return 1
        }
    }
    if (withdraw?.purpose !== entry.purpose) continue
    for (const item of items) {
      if ((await world.addressHash(item.id)) !== entry.thing) continue
      await world.db.write(withdraw.statements({ id: theirs(again.holders, person, item), ...at }))
      return 1
    }
  }
  return 0
}
