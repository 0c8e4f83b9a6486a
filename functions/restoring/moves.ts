import type { Moved } from '../platform/erasure/moved.ts'
import type { Holder } from '../platform/held/holder.ts'
import { instantOf } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { prepared } from '../platform/statements.ts'
import type { Said } from './held-then.ts'

/**
 * What entries say of an address, and the same of every address whose things had come to it by then: a database restored
 * from before the move has them there still. Only what moved is meant, and so the instant is that of the move.
 */
export function alsoBeforeMoving<Entry extends Said>(
  entries: readonly Entry[],
  moves: readonly Moved[],
): Entry[] {
  return entries.flatMap((entry) => {
    const before = moves.filter(({ to, at }) => to === entry.addressHash && at < entry.at)
    const there = before.map(({ from, at }) => ({ ...entry, addressHash: from, at }))
    return [entry, ...alsoBeforeMoving(there, moves)]
  })
}

/** Since when what stands under an address is what came after a move away from it; what moved is another's to erase. */
export function movedAwayAt({ addressHash, at }: Said, moves: readonly Moved[]): number {
  const away = moves.filter((moved) => moved.from === addressHash && moved.at < at)
  return Math.max(-1, ...away.map((moved) => moved.at))
}

/** Whether something was under an address at that instant and is so still, among what is known by hashes alone. */
export async function isStillThere(
  { addressHash, at }: Said,
  { db }: Pick<Platform, 'db'>,
  holders: readonly Holder[],
): Promise<boolean> {
  const byHash = holders.filter(({ addresses }) => !addresses)
  const ids = byHash.map((holder) => holder.ids({ email: '', addressHash }))
  const found = await db.read(ids.map((each) => prepared<never>(each)({})))
  return found.some(({ rows }) => rows.some(({ id }) => (instantOf(String(id)) ?? 0) <= at))
}
