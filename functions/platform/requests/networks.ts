import { base64url } from '../encoding.ts'
import { keyFrom } from '../secrets/keys.ts'

/** By what a network is counted: under a key that changes daily, so that no network can be worked out or followed. */
export type NetworkHash = (network: string, now: Date) => Promise<string>

export function networkHashesUnder(secret: string): NetworkHash {
  return async (network, now) => {
    const kind = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
    const key = await keyFrom(secret, `network ${now.toISOString().slice(0, 10)}`, kind, ['sign'])
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(network))))
  }
}
