import { and, eq, lt, lte } from 'drizzle-orm'
import { myDataKeys } from '../../db/schema/my-data.ts'
import { outbox } from '../../db/schema.ts'
import type { Erased } from '../platform/erasure/ledger.ts'
import type { HeldItem } from '../platform/held/item.ts'
import { instantOf } from '../platform/ids.ts'
import { make, type Statement } from '../platform/statements.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Again, World } from './replay.ts'

/**
 * Parts once more with what its person wanted erased and what was there when they said so, as on that day: gone, or
 * locked away against claims. Objects first or last as each holder does it. Answers how many things that were.
 */
export async function eraseAgain(
  world: World,
  { holders, promises }: Again,
  entry: Erased,
  email: string | null,
): Promise<number> {
  const { db, files, addressHash } = world
  const at = new Date(entry.at)
  const today = dayIn(promises.site.timeZone, at)
  const person = { email: email ?? '', addressHash: entry.addressHash }
  const asked = holders
    .filter(({ addresses }) => email !== null || !addresses)
    .map((holder) => ({ holder, statements: holder.find(person) }))
  const found = await db.read(asked.flatMap(({ statements }) => statements))
  const partings = []
  let things = 0
  for (const { holder, statements } of asked) {
    const results = found.splice(0, statements.length)
    const items = holder.items(results, { locale: promises.site.languages[0]!, today, promises })
    const meant = await meantBy(entry, items, addressHash)
    if (meant.length > 0) partings.push(holder.partWith(meant, at, today))
    things += meant.length
  }
  const gone = [
    ...partings.flatMap(({ first }) => first),
    ...(entry.things === 'everything' ? waysAndLettersGone(entry) : []),
  ]
  if (gone.length > 0) await db.write(gone)
  for (const { afterwards } of partings) await afterwards({ db, files })
  return things
}

/** What the entry names, or everything, of what was there then and does not stay anyway. */
async function meantBy(
  { things, at }: Erased,
  items: readonly HeldItem[],
  addressHash: World['addressHash'],
): Promise<HeldItem[]> {
  const then = items.filter(({ id, whenErased }) => whenErased !== 'stays' && (instantOf(id) ?? 0) <= at)
  if (things === 'everything') return then
  const hashes = await Promise.all(then.map(({ id }) => addressHash(id)))
  return then.filter((_, place) => things.includes(hashes[place]!))
}

/** The letter that says that everything is erased has the instant of the entry, and stays. */
function waysAndLettersGone({ addressHash, at }: Erased): Statement[] {
  return [
    make.delete(myDataKeys).where(and(eq(myDataKeys.addressHash, addressHash), lte(myDataKeys.madeAt, at))),
    make.delete(outbox).where(and(eq(outbox.addressHash, addressHash), lt(outbox.queuedAt, at))),
  ]
}
