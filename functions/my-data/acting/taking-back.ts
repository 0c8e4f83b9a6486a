import { writeToLedger } from '../../platform/erasure/ledger.ts'
import type { LedgerEntry } from '../../platform/erasure/ledger-entries.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import type { Person } from '../../platform/held/person.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Statement } from '../../platform/statements.ts'
import type { Thing } from './visitor.ts'

type World = Pick<Platform, 'db' | 'files' | 'addressHash'>

/**
 * Takes back the consents of these things at their person's word (GDPR art. 7.3), in one batch with what else goes with
 * it. First it is written down outside the database, so that no restored backup goes on with what they ended.
 */
export async function takeBack(
  world: World,
  person: Person,
  things: readonly Thing[],
  alongside: readonly Statement[] = [],
): Promise<void> {
  const entries = await Promise.all(things.map((thing) => noteOf(world, person, thing)))
  const names = await Promise.all(entries.map((entry) => writeToLedger(world.files, entry)))
  const ending = things.flatMap(({ acts, theirs }) => acts.withdraw!.statements(theirs))
  const statements = [...ending, ...alongside]
  if (statements.length > 0) await world.db.write([...statements, carriedOut(names)])
}

async function noteOf(
  { addressHash: hashOf }: World,
  { addressHash }: Person,
  { item, acts, theirs }: Thing,
): Promise<LedgerEntry> {
  const { purpose, noted } = acts.withdraw!
  const said = { addressHash, at: theirs.now.getTime() }
  return noted?.(said) ?? { kind: 'withdrawn', purpose, thing: await hashOf(item.id), ...said }
}
