import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { origin } from './portal.ts'

// A passkey as a device holds it, with every part of its answer open to a test that wants it wrong (WebAuthn §6).

/** What a test may say otherwise than it is. */
export interface Lies {
  origin?: string
  rpId?: string
  challenge?: string
  userHandle?: string
  counter?: number
  /** The person was there, and did not prove who they are. */
  unverified?: boolean
}

interface Options {
  challenge: string
  user?: { id: string }
}

export type Authenticator = ReturnType<typeof newAuthenticator>

export function newAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  let userHandle = ''

  const answer = (type: string, { challenge }: Options, lies: Lies) => ({
    clientDataJSON: asText(
      JSON.stringify({
        type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    ),
  })
  const data = (flags: number, lies: Lies) => {
    counter = lies.counter ?? counter + 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const shown = flags | (lies.unverified ? 0x01 : 0x05)
    return Buffer.concat([sha256(lies.rpId ?? new URL(origin).hostname), Buffer.from([shown]), count])
  }
  const around = (response: object) =>
    JSON.stringify({
      id: asText(id),
      rawId: asText(id),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    id: asText(id),
    /** Makes itself a passkey for what the portal asks. */
    make(options: Options, lies: Lies = {}): string {
      userHandle = options.user?.id ?? ''
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x!, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y!, 'base64url'),
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const authData = Buffer.concat([data(0x40, lies), attested])
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x58, authData.length]),
        authData,
      ])
      const response = { ...answer('webauthn.create', options, lies), transports: ['internal'] }
      return around({ ...response, attestationObject: asText(attestationObject) })
    },
    /** Signs what the portal asks. */
    sign(options: Options, lies: Lies = {}): string {
      const response = answer('webauthn.get', options, lies)
      const authenticatorData = data(0, lies)
      const signed = Buffer.concat([
        authenticatorData,
        sha256(Buffer.from(response.clientDataJSON, 'base64url')),
      ])
      return around({
        ...response,
        authenticatorData: asText(authenticatorData),
        signature: asText(sign('sha256', signed, privateKey)),
        userHandle: lies.userHandle ?? userHandle,
      })
    },
  }
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const asText = (data: string | Buffer) => Buffer.from(data).toString('base64url')
