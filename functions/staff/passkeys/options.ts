import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Member } from '../../platform/staff/member.ts'
import type { Promises } from '../../promises/promises.ts'
import { linkMinutes } from '../limits.ts'
import type { PasskeyRow } from './passkeys.ts'
import { type Asked, userHandleOf } from './verified.ts'

/** Ed25519, ES256 and RS256, which between them every device speaks (RFC 9053, RFC 8812). */
const algorithms = [-8, -7, -257]
const timeout = linkMinutes * 60_000

/** What a browser needs to make a passkey that is found without typing a name, and asks who is there (WebAuthn §5.4). */
export function optionsForNew(
  { id, email, name }: Member,
  { challenge, origin }: Asked,
  { site, already }: Pick<Promises, 'site'> & { already: readonly PasskeyRow[] },
): PublicKeyCredentialCreationOptionsJSON {
  return {
    challenge,
    timeout,
    rp: { id: new URL(origin).hostname, name: site.name },
    user: { id: userHandleOf(id), name: email, displayName: name },
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
    excludeCredentials: already.map(({ id, transports }) => ({
      id,
      type: 'public-key',
      transports: JSON.parse(transports),
    })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}

/** What a browser needs to let any passkey of ours sign; which there are it is not told (WebAuthn §5.5). */
export function optionsForSigningIn({ challenge, origin }: Asked): PublicKeyCredentialRequestOptionsJSON {
  return { challenge, timeout, rpId: new URL(origin).hostname, userVerification: 'required' }
}
