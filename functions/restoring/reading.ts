import { instantIn, readLedgerEntry } from '../platform/erasure/ledger.ts'
import type { LedgerEntry } from '../platform/erasure/ledger-entries.ts'
import type { Files } from '../platform/files.ts'
import { isOfHold, isOfRestriction } from './kinds.ts'

/** Reads entries side by side; when one cannot be read, no reading is under way any more once that is said. */
export async function readAll(files: Pick<Files, 'get'>, names: readonly string[]): Promise<LedgerEntry[]> {
  const read = await Promise.allSettled(names.map((name) => readLedgerEntry(files, name)))
  return read.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

/**
 * Leaves out holds and restrictions that a later one of the same thing, carried out already, has overtaken: a press
 * that came to nothing must not come true after it was made again and what it did has been ended.
 */
export async function withoutOvertaken(
  files: Pick<Files, 'get'>,
  entries: readonly LedgerEntry[],
  carriedOut: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const first = entries.find((entry) => isOfHold(entry) || isOfRestriction(entry))
  if (!first) return entries
  const later = await readAll(
    files,
    carriedOut.filter((name) => instantIn(name) > first.at),
  )
  return entries.filter((entry) => !later.some((one) => overtakes(one, entry)))
}

function overtakes(later: LedgerEntry, entry: LedgerEntry): boolean {
  const isOfTheSame =
    (isOfHold(later) && isOfHold(entry)) || (isOfRestriction(later) && isOfRestriction(entry))
  return isOfTheSame && later.subjectId === entry.subjectId && later.at > entry.at
}
