import { Buffer } from 'node:buffer'
import type { NewCredential, UsedCredential } from './form.ts'
import type { PasskeyRow } from './passkeys.ts'

/** What was to be signed, and the only address whose passkeys are ours. */
export interface Asked {
  challenge: string
  origin: string
}

/**
 * The key of a passkey that was just made for our address by somebody who proved to be there (WebAuthn §7.1); null when
 * anything about it is not as asked.
 */
export async function madeAsAsked(response: NewCredential, asked: Asked) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const made = await verifyRegistrationResponse({ response, ...expecting(asked) }).catch(refused)
  return made?.registrationInfo?.credential ?? null
}

/**
 * What the counter of a passkey stands at after it signed as asked (WebAuthn §7.2); null when it did not, is somebody
 * else's, or counts backwards as only a copy would.
 */
export async function signedAsAsked(
  response: UsedCredential,
  { id, staffId, publicKey, counter }: PasskeyRow,
  asked: Asked,
): Promise<number | null> {
  if (response.response.userHandle !== userHandleOf(staffId)) return null
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const credential = { id, counter, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')) }
  const options = { response, credential, ...expecting(asked) }
  const signed = await verifyAuthenticationResponse(options).catch(refused)
  return signed?.verified ? signed.authenticationInfo.newCounter : null
}

/** By what a passkey knows whose it is: the random id of the account, nothing else (WebAuthn §14.6.1). */
export function userHandleOf(staffId: string): string {
  return Buffer.from(staffId).toString('base64url')
}

function expecting({ challenge, origin }: Asked) {
  const expectedRPID = new URL(origin).hostname
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID, requireUserVerification: true }
}

/** The package throws whatever is not as it should be. */
const refused = () => null
