import { base64url, fromBase64url } from '../encoding.ts'
import { keyFrom } from './keys.ts'

/** Signs what the portal says, so that it can be told later whether the portal has said it. */
export interface Signatures {
  /** The text and its signature in one line of letters, digits, `-`, `_` and one dot. */
  sign(statement: object): Promise<string>
  /** The statement, or null when a single character is another than it was. */
  verify(signed: string): Promise<unknown>
}

/**
 * HMAC-SHA-256 (RFC 2104) under keys from the portal's secret. The first secret signs; all of them are accepted.
 */
export function signaturesUnder(secrets: readonly [string, ...string[]]): Signatures {
  const keyOf = (secret: string) =>
    keyFrom(secret, 'statement', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify'])
  return {
    async sign(statement) {
      const said = new TextEncoder().encode(JSON.stringify(statement))
      const mac = await crypto.subtle.sign('HMAC', await keyOf(secrets[0]), said)
      return `${base64url(said)}.${base64url(new Uint8Array(mac))}`
    },
    async verify(signed) {
      const [said, mac, ...more] = signed.split('.').map(fromBase64url)
      if (!said || !mac || more.length > 0) return null
      for (const secret of secrets)
        if (await crypto.subtle.verify('HMAC', await keyOf(secret), mac, said))
          return JSON.parse(new TextDecoder().decode(said))
      return null
    },
  }
}
