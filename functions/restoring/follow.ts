import { entriesToCome, notUnderWay, pageCarriedOut } from '../platform/erasure/ledger-marks.ts'
import { type Again, replay, type World } from './replay.ts'
import { changes, count, nothingYet, type Replayed } from './replayed.ts'

/**
 * Brings the database up to the ledger: carries out what it does not know yet, page by page in the order of time, and
 * notes each page when it is done, so that a run that dies is taken up by the next. A database that was always there
 * has nothing to do; a restored one loses what its people had erased since, keeps what they had restricted, and writes
 * to nobody who has said no. Which of the entries to come are due is the caller's to say: in a running portal some are
 * just being carried out.
 */
export async function followLedger(
  world: World,
  again: Again,
  dueOf: (toCome: readonly string[], now: Date) => readonly string[] = notUnderWay,
): Promise<Replayed> {
  const all = nothingYet()
  for await (const { names, toCome, carriedOut } of entriesToCome(world)) {
    const now = world.clock()
    const due = dueOf(toCome, now)
    const done = await replay(world, again, { due, carriedOut })
    const waiting = new Set(toCome.filter((name) => !due.includes(name)))
    const seenTo = names.filter((name) => !waiting.has(name))
    if (seenTo.length > 0) await world.db.write(pageCarriedOut(seenTo, now))
    count(all, done)
  }
  if (changes(all) > 0) world.log('ledger replayed', { count: changes(all) })
  return all
}
