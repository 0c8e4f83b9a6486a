import { hasConfirmedSince } from '../platform/erasure/ledger.ts'
import type { ShutOut, Suppressed } from '../platform/erasure/ledger-entries.ts'
import { type Moved, movesNoted } from '../platform/erasure/moved.ts'
import type { Holder } from '../platform/held/holder.ts'
import type { TellOthers } from '../platform/held/telling-others.ts'
import type { Platform } from '../platform/platform.ts'
import type { Statement } from '../platform/statements.ts'
import type { Promises } from '../promises/promises.ts'
import { addressesBehind } from './addresses.ts'
import { eraseAgain } from './erase-again.ts'
import {
  type InOrder,
  isBlock,
  isOfHold,
  isOfRestriction,
  isOfThings,
  isRestricted,
  isShutOut,
  type OfHold,
  type OfRestriction,
} from './kinds.ts'
import { alsoBeforeMoving, isStillThere, movedAwayAt } from './moves.ts'
import { readAll, withoutOvertaken } from './reading.ts'
import { count, nothingYet, type Replayed } from './replayed.ts'
import { restrictedAgain } from './restrict-again.ts'
import { takeBackAgain } from './take-back-again.ts'

const entriesAtOnce = 20

export type World = Pick<Platform, 'db' | 'files' | 'addressHash' | 'clock' | 'log' | 'notes'>

/** Who carries out the entries of the ledger. */
export interface Again {
  promises: Promises
  holders: readonly Holder[]
  /** Puts it into the queue whom to tell of what is done again, unless they are waiting to be told. */
  tellOthers: TellOthers
  /** Blocks an address as the entry says and ends what goes against it; the first statement sets the block. */
  blockAgain(entry: Suppressed): Statement[]
  /** Ends the account of one of our own people again; the first statement ends it. */
  shutOutAgain(entry: ShutOut): Statement[]
  /** Puts, extends or lifts a hold again, under the very condition it was done under, in one statement. */
  holdAgain(entry: OfHold, notes: Platform['notes']): Promise<Statement[]>
  /** Restricts a thing again as its person had it restricted, or ends that, in one statement. */
  restrictAgain(entry: OfRestriction): Statement
}

/**
 * Does once more what entries of the ledger say. Holds and restrictions come in the order of time with what would be
 * erased: what was on hold by then stays (GDPR art. 17.3), and what its person had restricted goes at their word. Nobody
 * is written to, and repeating changes nothing. What is carried out already says which of the due are overtaken. Throws
 * when an entry cannot be read: what it says would be left undone.
 */
export async function replay(
  world: World,
  again: Again,
  { due: names, carriedOut }: { due: readonly string[]; carriedOut: readonly string[] },
): Promise<Replayed> {
  const done = nothingYet()
  const moves = names.length > 0 ? await movesNoted(world.files) : []
  for (let from = 0; from < names.length; from += entriesAtOnce) {
    const some = names.slice(from, from + entriesAtOnce)
    const read = await readAll(world.files, some)
    count(done, { entries: read.length })
    const entries = await withoutOvertaken(world.files, read, carriedOut)
    const inOrder = entries.flatMap((entry): readonly InOrder[] => {
      if (isOfThings(entry)) return alsoBeforeMoving([entry], moves)
      return isOfHold(entry) || isOfRestriction(entry) ? [entry] : []
    })
    const restricted = alsoBeforeMoving(entries.filter(isRestricted), moves)
    const whoSaid = [...inOrder.filter(isOfThings), ...restricted]
    const addresses = await addressesBehind(whoSaid, world, again.holders)
    for (const entry of inOrder) count(done, await carryOut(world, again, entry, { addresses, moves }))
    done.blocked += await blockAll(world, again, entries.filter(isBlock), moves)
    done.shutOut += await countFirst(world, entries.filter(isShutOut).map(again.shutOutAgain))
  }
  return done
}

interface Known {
  addresses: ReadonlyMap<string, string>
  moves: readonly Moved[]
}

async function carryOut(
  world: World,
  again: Again,
  entry: InOrder,
  known: Known,
): Promise<Partial<Replayed>> {
  if (isOfHold(entry)) return { held: await countFirst(world, [await again.holdAgain(entry, world.notes)]) }
  if (isRestricted(entry))
    return { restricted: await countFirst(world, [await restrictedAgain(world, again, entry, known)]) }
  if (isOfRestriction(entry)) return { restricted: await countFirst(world, [[again.restrictAgain(entry)]]) }
  const email = known.addresses.get(entry.addressHash) ?? null
  const isNamed = entry.kind === 'withdrawn' || entry.things !== 'everything'
  const whose = { email, after: isNamed ? -1 : movedAwayAt(entry, known.moves) }
  return entry.kind === 'erased'
    ? { erased: await eraseAgain(world, again, entry, whose) }
    : { takenBack: await takeBackAgain(world, again, entry, whose) }
}

/** Whoever left and has confirmed the newsletter since is left in peace with it. */
async function blockAll(
  world: World,
  { blockAgain, holders }: Again,
  entries: Suppressed[],
  moves: readonly Moved[],
): Promise<number> {
  const { db, files } = world
  const lifted = await Promise.all(
    entries.map((entry) => entry.reason === 'left' && hasConfirmedSince(files, entry)),
  )
  const stands = entries.filter((_, place) => !lifted[place])
  const said = stands.filter(({ reason }) => reason !== 'bounced')
  const elsewhere = alsoBeforeMoving(said, moves).filter((entry) => !said.includes(entry))
  const areThere = await Promise.all(elsewhere.map((entry) => isStillThere(entry, { db }, holders)))
  return countFirst(world, [...stands, ...elsewhere.filter((_, place) => areThere[place])].map(blockAgain))
}

/** Runs batches as one and answers how many rows the first statement of each has changed. */
async function countFirst({ db }: World, batches: readonly Statement[][]): Promise<number> {
  if (batches.length === 0) return 0
  const results = await db.write(batches.flat())
  let changed = 0
  for (const batch of batches) changed += results.splice(0, batch.length)[0]!.rowsAffected
  return changed
}
