import { base64url } from '../encoding.ts'
import { keyFrom } from './keys.ts'

/** A mark by which the same bytes are recognised, and nobody without the portal's secret can make others for. */
export type Fingerprint = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

const nonce = new Uint8Array(12)
const nothing = new Uint8Array()

/**
 * GMAC (NIST SP 800-38D) under a key from the secret: a seventh of what SHA-256 costs on a file of some megabytes.
 * One nonce for all is sound only because marks are never given away; they are hashed with the rest of the form.
 */
export function fingerprintsUnder(secret: string): Fingerprint {
  return async (bytes) => {
    const key = await keyFrom(secret, 'fingerprint', { name: 'AES-GCM', length: 256 }, ['encrypt'])
    const tag = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: bytes },
      key,
      nothing,
    )
    return base64url(new Uint8Array(tag))
  }
}
