import { dueAt } from '../platform/erasure/due.ts'
import type { Person } from '../platform/held/person.ts'
import type { Platform } from '../platform/platform.ts'
import type { Promises } from '../promises/promises.ts'

/** The rule of links and visits: how long each is good for. */
export const accessRule = 'my-data-access'

/** Since when something must have been made to be good still (milliseconds since 1970). */
export function madeAfter({ retention, site }: Promises, now: Date): number {
  return dueAt(now, retention, site.timeZone).startedBefore(accessRule).getTime()
}

/** Whose key it is and, while a change of address waits for its button, the address to come. */
interface Sealed {
  email: string
  newEmail?: string
}

/** Addresses, readable only to the portal and only beside the key they were sealed for. */
export function sealAddress({ notes }: Pick<Platform, 'notes'>, keyHash: string, sealed: Sealed) {
  return notes.seal(aboutKey(keyHash), sealed)
}

/** Null when the portal's secret is another by now. */
export async function unsealAddress(
  { notes }: Pick<Platform, 'notes'>,
  { keyHash, addressHash, sealedAddress }: { keyHash: string; addressHash: string; sealedAddress: string },
): Promise<{ person: Person; newEmail: string } | null> {
  const note = await notes.open(aboutKey(keyHash), sealedAddress)
  if (!note) return null
  const { email, newEmail = '' } = note as Sealed
  return { person: { email, addressHash }, newEmail }
}

function aboutKey(keyHash: string): string {
  return `my data ${keyHash}`
}
