import type { Restricted } from '../platform/erasure/ledger-entries.ts'
import type { Moved } from '../platform/erasure/moved.ts'
import { givenThing } from '../platform/held/telling-others.ts'
import type { Statement } from '../platform/statements.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import { heldThen } from './held-then.ts'
import { alsoBeforeMoving } from './moves.ts'
import type { Again, World } from './replay.ts'

/**
 * Restricts a thing once more as its person had it restricted, and has those told who have had it (GDPR art. 19): found
 * under the address they had it restricted by, or under one it was moved from. The first statement restricts.
 */
export async function restrictedAgain(
  world: World,
  again: Again,
  entry: Restricted,
  { addresses, moves }: { addresses: ReadonlyMap<string, string>; moves: readonly Moved[] },
): Promise<Statement[]> {
  const now = new Date(entry.at)
  const today = dayIn(again.promises.site.timeZone, now)
  const told: Statement[] = []
  for (const said of alsoBeforeMoving([entry], moves)) {
    const email = addresses.get(said.addressHash) ?? null
    const { person, locale, parts } = await heldThen(world, again, said, { email, after: -1 })
    const things = parts.flatMap(({ items }) => items).filter(({ id }) => id === entry.subjectId)
    const { addressHash } = person
    told.push(
      ...again.tellOthers({
        kind: 'restriction',
        things: things.map(givenThing),
        addressHash,
        locale,
        today,
        now,
      }),
    )
  }
  return [again.restrictAgain(entry), ...told]
}
