import { base64url, fromBase64url } from './encoding.ts'

const ivBytes = 12

/** A file made unreadable without its key: the key belongs in the database, the sealed bytes in the bucket. */
export interface Sealed {
  key: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Seals a file with AES-256-GCM (NIST SP 800-38D) under a key of its own. */
export async function seal(plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const rawKey = crypto.getRandomValues(new Uint8Array(32))
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt'])
  const cipher = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const bytes = new Uint8Array(ivBytes + cipher.length)
  bytes.set(iv)
  bytes.set(cipher, ivBytes)
  return { key: base64url(rawKey), bytes }
}

/** The file as it was sealed; throws when the key is another or a byte was changed. */
export async function unseal(sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const rawKey = fromBase64url(sealed.key)
  if (!rawKey) throw new Error('a sealing key is unreadable')
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['decrypt'])
  const iv = sealed.bytes.subarray(0, ivBytes)
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.bytes.subarray(ivBytes)),
  )
}
