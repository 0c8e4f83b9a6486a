import type { Files } from '../files.ts'
import { newObjectName } from '../files.ts'

/**
 * One erasure at somebody's word, known only by keyed hashes: of the address, and of the ids of single things where not
 * everything went. It says what to erase again in a database restored from before (GDPR art. 17, 5.1 f).
 */
export interface Erased {
  kind: 'erased'
  addressHash: string
  things: 'everything' | string[]
  /** Milliseconds since 1970: what came later is somebody's new wish and stays. */
  at: number
}

export const ledgerPrefix = 'ledger'

/** Writes an entry into the bucket, where no restored database can lose it: before anything is destroyed. */
export async function writeToLedger(files: Pick<Files, 'put'>, entry: Erased): Promise<void> {
  const name = newObjectName(ledgerPrefix, new Date(entry.at))
  await files.put(name, new TextEncoder().encode(JSON.stringify(entry)))
}
