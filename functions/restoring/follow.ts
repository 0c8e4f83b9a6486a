import { entriesToCome, pageCarriedOut } from '../platform/erasure/ledger-marks.ts'
import { type Again, type Replayed, replay, type World } from './replay.ts'

/**
 * Brings the database up to the ledger: carries out what it does not know yet, page by page in the order of time, and
 * notes each page when it is done, so that a run that dies is taken up by the next. A database that was always there
 * has nothing to do; a restored one loses what its people had erased since, and writes to nobody who has said no.
 */
export async function followLedger(world: World, again: Again): Promise<Replayed> {
  const all: Replayed = { entries: 0, erased: 0, blocked: 0 }
  for await (const { names, toCome } of entriesToCome(world)) {
    const { entries, erased, blocked } = await replay(world, again, toCome)
    if (names.length > 0) await world.db.write(pageCarriedOut(names, world.clock()))
    all.entries += entries
    all.erased += erased
    all.blocked += blocked
  }
  if (all.erased + all.blocked > 0) world.log('ledger replayed', { count: all.erased + all.blocked })
  return all
}
