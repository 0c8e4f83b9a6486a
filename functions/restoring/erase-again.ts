import { and, eq, lt, lte } from 'drizzle-orm'
import { myDataKeys } from '../../db/schema/my-data.ts'
import { outbox } from '../../db/schema.ts'
import type { Erased } from '../platform/erasure/ledger-entries.ts'
import type { HeldItem } from '../platform/held/item.ts'
import { toldOfErasure } from '../platform/held/telling-others.ts'
import { make, type Statement } from '../platform/statements.ts'
import { heldThen, type Whose } from './held-then.ts'
import type { Again, World } from './replay.ts'

/**
 * Parts once more with what its person wanted erased and what was there when they said so, as on that day: gone, or
 * locked away against claims, and has those told who have had it (GDPR art. 19). Objects first or last as each holder
 * does it. Answers how many things that were.
 */
export async function eraseAgain(world: World, again: Again, entry: Erased, whose: Whose): Promise<number> {
  const { db, files, addressHash } = world
  const { person, locale, parts, at, today } = await heldThen(world, again, entry, whose)
  const said = { addressHash: person.addressHash, locale, today, now: at }
  const partings = []
  const things = []
  for (const { holder, items } of parts) {
    const meant = await meantBy(entry, items, addressHash)
    if (meant.length > 0) partings.push(holder.partWith(meant, at, today))
    things.push(...meant)
  }
  const gone = [
    ...partings.flatMap(({ first }) => first),
    ...(entry.things === 'everything' ? waysAndLettersGone(entry) : []),
    ...toldOfErasure(again.tellOthers, things, said),
  ]
  if (gone.length > 0) await db.write(gone)
  for (const { afterwards } of partings) await afterwards({ db, files })
  return things.length
}

/** What the entry names, or everything, of what does not stay anyway. */
async function meantBy(
  { things }: Erased,
  items: readonly HeldItem[],
  addressHash: World['addressHash'],
): Promise<HeldItem[]> {
  const going = items.filter(({ whenErased }) => whenErased !== 'stays')
  if (things === 'everything') return going
  const hashes = await Promise.all(going.map(({ id }) => addressHash(id)))
  return going.filter((_, place) => things.includes(hashes[place]!))
}

/** The letter that says that everything is erased has the instant of the entry, and stays. */
function waysAndLettersGone({ addressHash, at }: Erased): Statement[] {
  return [
    make.delete(myDataKeys).where(and(eq(myDataKeys.addressHash, addressHash), lte(myDataKeys.madeAt, at))),
    make.delete(outbox).where(and(eq(outbox.addressHash, addressHash), lt(outbox.queuedAt, at))),
  ]
}
