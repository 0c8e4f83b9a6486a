import type { Holder } from '../platform/held/holder.ts'
import type { Platform } from '../platform/platform.ts'
import type { Said } from './held-then.ts'

/**
 * The addresses behind the hashes of these entries, as far as the database has them: every address in it is hashed and
 * compared, since no hash can be turned back. Holds one page of addresses at a time.
 */
export async function addressesBehind(
  entries: readonly Said[],
  { db, addressHash }: Pick<Platform, 'db' | 'addressHash'>,
  holders: readonly Holder[],
): Promise<Map<string, string>> {
  const wanted = new Set(entries.map((entry) => entry.addressHash))
  const found = new Map<string, string>()
  if (wanted.size === 0) return found
  for (const { addresses } of holders) {
    let page = addresses ? await pageAfter(db, addresses, '') : []
    while (addresses && page.length > 0) {
      const hashes = await Promise.all(page.map(addressHash))
      for (const [place, hash] of hashes.entries()) if (wanted.has(hash)) found.set(hash, page[place]!)
      page = await pageAfter(db, addresses, page.at(-1)!)
    }
  }
  return found
}

async function pageAfter(db: Platform['db'], addresses: NonNullable<Holder['addresses']>, after: string) {
  const [page] = await db.read([addresses(after)])
  return page!.rows.map(({ email }) => String(email))
}
