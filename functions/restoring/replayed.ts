/**
 * How many entries were read, and how many things, consents, blocks, accounts, holds and restrictions came of them that
 * were not so already.
 */
export interface Replayed {
  entries: number
  erased: number
  takenBack: number
  blocked: number
  shutOut: number
  held: number
  restricted: number
}

export function nothingYet(): Replayed {
  return { entries: 0, erased: 0, takenBack: 0, blocked: 0, shutOut: 0, held: 0, restricted: 0 }
}

export function count(all: Replayed, more: Partial<Replayed>): void {
  for (const what of Object.keys(all) as (keyof Replayed)[]) all[what] += more[what] ?? 0
}

/** What has changed in the database, all together. */
export function changes({ entries: _read, ...changed }: Replayed): number {
  return Object.values(changed).reduce((sum, one) => sum + one, 0)
}
