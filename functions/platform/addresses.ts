import { base64url, fromBase64url, sha256Hex } from './encoding.ts'

/** What a derived address may be used for; an address for one purpose is worth nothing for another. */
export type AddressPurpose = 'receipt'

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

/** Derived keys by purpose and secret: values and never promises, because workerd lets no request wait for another's. */
const derived = new Map<string, SigningKey>()

async function keyFor(secret: string, purpose: AddressPurpose): Promise<SigningKey> {
  const name = `${purpose} ${secret}`
  const key = derived.get(name) ?? (await signingKey(secret, purpose))
  derived.set(name, key)
  return key
}

async function signingKey(secret: string, purpose: string): Promise<SigningKey> {
  const root = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(`frist address ${purpose}`) },
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  )
  return { id: (await sha256Hex(`frist key id ${secret}`)).slice(0, 6), key }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
