import { dueAt } from '../platform/erasure/due.ts'
import { ledgerPrefix } from '../platform/erasure/ledger.ts'
import type { Platform } from '../platform/platform.ts'
import type { Promises } from '../promises/promises.ts'

const rule = 'erasure-ledger'

/** Deletes the entries of the ledger that no backup can need any more, under their rule. Answers how many went. */
export async function reapLedger(
  { files, log }: Pick<Platform, 'files' | 'log'>,
  { retention, site }: Promises,
  now: Date,
): Promise<number> {
  const storedBefore = dueAt(now, retention, site.timeZone).startedBefore(rule)
  let reaped = 0
  let cursor: string | null = null
  do {
    const page = await files.list(ledgerPrefix, cursor)
    const old = page.objects.filter(({ storedAt }) => storedAt < storedBefore).map(({ name }) => name)
    await files.remove(old)
    reaped += old.length
    cursor = page.cursor
  } while (cursor)
  if (reaped > 0) log('notes of erasures deleted', { rule, count: reaped })
  return reaped
}
