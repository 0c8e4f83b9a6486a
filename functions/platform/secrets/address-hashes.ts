import { base64url } from '../encoding.ts'
import { keyFrom } from './keys.ts'

/** By what an address is known where it may not be kept: nobody without the portal's secret can compute it or check a guess. */
export type AddressHash = (address: string) => Promise<string>

/**
 * HMAC-SHA-256 of the normalised address under the oldest of the portal's secrets. That one is never taken away: what
 * was written under it, such as who is not to be written to, has to be found for years.
 */
export function addressHashesUnder(secrets: readonly [string, ...string[]]): AddressHash {
  const oldest = secrets.at(-1) ?? secrets[0]
  return async (address) => {
    const kind = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
    const key = await keyFrom(oldest, 'address hash', kind, ['sign'])
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(address))))
  }
}
