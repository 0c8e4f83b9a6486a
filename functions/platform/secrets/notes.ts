import { base64url, fromBase64url } from '../encoding.ts'
import { keyFrom } from './keys.ts'

const ivBytes = 12

/** What the portal lets a visitor keep for it: only the portal can read it, and nobody changes it unnoticed. */
export interface Notes {
  seal(about: string, note: object): Promise<string>
  /** Null when the note was cut or changed, is about something else, or was sealed under a secret of long ago. */
  open(about: string, sealed: string): Promise<unknown>
}

/**
 * Sealed with AES-256-GCM (NIST SP 800-38D) under keys from the portal's secret, bound to what they are about. The
 * first secret seals; all of them open, so that a secret can be changed while forms are being filled in.
 */
export function notesUnder(secrets: readonly [string, ...string[]]): Notes {
  const keyOf = (secret: string) =>
    keyFrom(secret, 'note', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
  return {
    async seal(about, note) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const sealing = { name: 'AES-GCM', iv, additionalData: bytesOf(about) }
      const key = await keyOf(secrets[0])
      const sealed = await crypto.subtle.encrypt(sealing, key, bytesOf(JSON.stringify(note)))
      return base64url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
    },
    async open(about, sealed) {
      const bytes = fromBase64url(sealed)
      if (!bytes || bytes.length <= ivBytes) return null
      const opening = { name: 'AES-GCM', iv: bytes.subarray(0, ivBytes), additionalData: bytesOf(about) }
      for (const secret of secrets) {
        const key = await keyOf(secret)
        const note = await crypto.subtle.decrypt(opening, key, bytes.subarray(ivBytes)).catch(() => null)
        if (note) return JSON.parse(new TextDecoder().decode(note))
      }
      return null
    },
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
