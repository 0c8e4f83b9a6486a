import { writeToLedger } from '../../platform/erasure/ledger.ts'
import type { Released, Restricted } from '../../platform/erasure/ledger-entries.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import { anybodys, type Theirs } from '../../platform/held/acts.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Statement } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import type { RestrictionReason } from '../form.ts'
import { lift, restrict } from './restrictions.ts'

export type Wanted = RestrictionReason | 'lifted'

/**
 * Restricts a thing at its person's word, or ends that, in one batch with what else goes with it. First it is written
 * down outside the database, so that no restored backup uses or erases what they had restricted since.
 */
export async function changeRestriction(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  { subjectId, addressHash, theirs }: { subjectId: string; addressHash: string; theirs: Theirs },
  wanted: Wanted,
  alongside: readonly Statement[],
): Promise<void> {
  const said = { subjectId, at: theirs.now.getTime() }
  const noted = await writeToLedger(
    files,
    wanted === 'lifted'
      ? { kind: 'released', ...said }
      : { kind: 'restricted', addressHash, reason: wanted, ...said },
  )
  await db.write([changing(theirs, wanted), ...alongside, carriedOut([noted])])
}

/** The same again for a restored database, of whatever it has under that id. */
export function restrictAgain({ site }: Pick<Promises, 'site'>, holders: readonly Holder[]) {
  return (entry: Restricted | Released): Statement => {
    const now = new Date(entry.at)
    const thing = { id: anybodys(holders, entry.subjectId), today: dayIn(site.timeZone, now), now }
    return changing(thing, entry.kind === 'released' ? 'lifted' : entry.reason)
  }
}

function changing(thing: Theirs, wanted: Wanted): Statement {
  return wanted === 'lifted' ? lift(thing) : restrict(thing, wanted)
}
