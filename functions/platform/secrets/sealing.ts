import { base64url, fromBase64url } from '../encoding.ts'

const keyBytes = 32
const ivBytes = 12

/** A file made unreadable without its key: the key belongs in the database, the sealed bytes in the bucket. */
export interface Sealed {
  key: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Seals a file with AES-256-GCM (NIST SP 800-38D) under a key of its own, which is kept with its nonce. */
export async function seal(plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const secret = crypto.getRandomValues(new Uint8Array(keyBytes + ivBytes))
  const { key, iv } = await opened(secret, 'encrypt')
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  return { key: base64url(secret), bytes }
}

/** The file as it was sealed; throws when the key is another or a byte was changed. */
export async function unseal(sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const secret = fromBase64url(sealed.key)
  if (secret?.length !== keyBytes + ivBytes) throw new Error('a sealing key is unreadable')
  const { key, iv } = await opened(secret, 'decrypt')
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.bytes))
}

async function opened(secret: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt') {
  const key = await crypto.subtle.importKey('raw', secret.subarray(0, keyBytes), 'AES-GCM', false, [use])
  return { key, iv: secret.subarray(keyBytes) }
}
