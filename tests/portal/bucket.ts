import { ledgerPrefix } from '../../functions/platform/erasure/ledger.ts'
import type { Files } from '../../functions/platform/files.ts'
import { sealsPrefix } from '../../functions/traces/seals/seal.ts'

export type BucketObjects = Map<string, { bytes: Uint8Array<ArrayBuffer>; storedAt: Date }>

/** A bucket in memory, with the clock it is handed: what the function tests have instead of R2. */
export function memoryBucket(clock: () => Date, before: BucketObjects = new Map()) {
  const objects: BucketObjects = new Map(before)
  const files: Files = {
    async put(name, bytes) {
      objects.set(name, { bytes: new Uint8Array(bytes), storedAt: clock() })
    },
    get: async (name) => objects.get(name)?.bytes ?? null,
    has: async (name) => objects.has(name),
    async remove(names) {
      for (const name of names) objects.delete(name)
    },
    answers: async () => true,
    async list(prefix, cursor, after = '') {
      const names = [...objects.keys()]
        .filter((name) => name.startsWith(prefix) && name > (cursor ?? after))
        .sort()
      const page = names.slice(0, 1_000)
      return {
        objects: page.map((name) => ({ name, storedAt: objects.get(name)!.storedAt })),
        cursor: names.length > page.length ? page.at(-1)! : null,
      }
    },
  }
  return { files, objects }
}

/** The names of people's files in it; the ledger and the seals lie there too, and are none. */
export function filesOf({ objects }: { objects: BucketObjects }): string[] {
  return [...objects.keys()].filter(
    (name) => ![ledgerPrefix, sealsPrefix].some((ours) => name.startsWith(ours)),
  )
}
