import { base64url, fromBase64url, sha256Hex } from '../encoding.ts'

const keyBytes = 32

/** A key for one purpose and one use: 256 random bits for the letter, their SHA-256 for the database. */
export async function newKey(): Promise<{ key: string; keyHash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes))
  return { key: base64url(bytes), keyHash: await sha256Hex(bytes) }
}

/** By what a key that came back is found; null for what can be none of ours. */
export async function hashOfKey(key: string): Promise<string | null> {
  const bytes = fromBase64url(key)
  return bytes?.byteLength === keyBytes ? sha256Hex(bytes) : null
}
