import { base64url, fromBase64url, sha256Hex } from '../encoding.ts'
import { keyFrom } from './keys.ts'

/** What a derived address may be used for; an address for one purpose is worth nothing for another. */
export type AddressPurpose =
  | 'receipt'
  | 'subscription'
  | 'newsletter-erasure'
  | 'newsletter-renewal'
  | 'share-answer'
  | 'share'

/** Makes and reads addresses only their owner knows: nothing is stored, a repeated letter carries the same one. */
export interface Addresses {
  tokenFor(purpose: AddressPurpose, id: string): Promise<string>
  idFrom(purpose: AddressPurpose, token: string): Promise<string | null>
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Tokens of the form `id.keyId.HMAC-SHA-256`, keys by HKDF (RFC 5869) from the portal's secret.
 * The first secret signs; all of them are accepted, so that a secret can be changed without breaking letters.
 */
export function addressesUnder(secrets: readonly string[]): Addresses {
  const keysFor = (purpose: AddressPurpose) => Promise.all(secrets.map((secret) => keyFor(secret, purpose)))
  return {
    async tokenFor(purpose, id) {
      const [key] = await keysFor(purpose)
      if (!key) throw new Error('no secret to sign an address with')
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key.key, bytesOf(id)))
      return `${id}.${key.id}.${base64url(mac)}`
    },
    async idFrom(purpose, token) {
      const [id, keyId, mac, ...more] = token.split('.')
      if (!id || !keyId || !mac || more.length > 0 || !idPattern.test(id)) return null
      const key = (await keysFor(purpose)).find((candidate) => candidate.id === keyId)
      const macBytes = fromBase64url(mac)
      if (!key || !macBytes) return null
      return (await crypto.subtle.verify('HMAC', key.key, macBytes, bytesOf(id))) ? id : null
    },
  }
}

interface SigningKey {
  id: string
  key: CryptoKey
}

async function keyFor(secret: string, purpose: AddressPurpose): Promise<SigningKey> {
  const kind = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
  const key = await keyFrom(secret, `address ${purpose}`, kind, ['sign', 'verify'])
  return { id: await keyIdOf(secret), key }
}

const keyIds = new Map<string, string>()

async function keyIdOf(secret: string): Promise<string> {
  const id = keyIds.get(secret) ?? (await sha256Hex(`frist key id ${secret}`)).slice(0, 6)
  keyIds.set(secret, id)
  return id
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
