import * as v from 'valibot'
import { writeToLedger } from '../platform/erasure/ledger.ts'
import type { Held, Lifted } from '../platform/erasure/ledger-entries.ts'
import type { Platform } from '../platform/platform.ts'
import type { Statement } from '../platform/statements.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import { type Change, changing } from './standing.ts'

const written = v.object({ caseReference: v.string(), reason: v.string() })
const unreadable = { caseReference: '', reason: '' }

/**
 * Writes a change of a hold into the ledger, with the condition it is done under: what comes to nothing here comes to
 * nothing in a restored database too. What an officer has written is sealed, and readable to the portal alone.
 */
export async function noteChange(
  { files, notes }: Pick<Platform, 'files' | 'notes'>,
  { subjectId, seenAt, wanted, at }: Change,
): Promise<string> {
  const which = { subjectId, seenAt, at: at.getTime() }
  if (wanted === 'lifted') return writeToLedger(files, { kind: 'lifted', ...which })
  const { ground, reviewOn, caseReference, reason } = wanted
  const sealed = await notes.seal(subjectId, { caseReference, reason })
  return writeToLedger(files, { kind: 'held', ground, reviewOn, sealed, ...which })
}

/** The same change again, for a restored database; without its words where they were sealed under a secret of long ago. */
export function holdAgain({ site }: Pick<Promises, 'site'>) {
  return async (entry: Held | Lifted, notes: Platform['notes']): Promise<Statement[]> => {
    const { subjectId, seenAt } = entry
    const at = new Date(entry.at)
    const change = { subjectId, seenAt, at, today: dayIn(site.timeZone, at) }
    if (entry.kind === 'lifted') return [changing({ ...change, wanted: 'lifted' })]
    const { ground, reviewOn, sealed } = entry
    const read = v.safeParse(written, await notes.open(subjectId, sealed))
    const words = read.success ? read.output : unreadable
    return [changing({ ...change, wanted: { ground, reviewOn, ...words } })]
  }
}
