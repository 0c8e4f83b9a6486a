import * as v from 'valibot'
import { atMost, line, type MessageKey } from '../../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../../platform/forms/problems.ts'

export const maxPasskeyNameLength = 60

/** What a passkey is called by its owner, who may leave it without a name. */
export const passkeyName = v.pipe(line, atMost(maxPasskeyNameLength, 'passkeyNameTooLong'))

/** What a browser answers for a passkey, as JSON in a field of the form (WebAuthn Level 3 §5.1, `toJSON`). */
function answered<Response extends v.ObjectEntries>(response: Response, otherwise: MessageKey) {
  const credential = v.object({
    id: v.pipe(v.string(), v.regex(/^[\w-]{16,1364}$/)),
    rawId: v.string(),
    type: v.literal('public-key'),
    response: v.object({ clientDataJSON: v.string(), ...response }),
    clientExtensionResults: v.optional(v.object({}), {}),
  })
  return v.pipe(
    v.optional(v.string(), ''),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const read = v.safeParse(credential, jsonIn(dataset.value))
      if (read.success) return read.output
      addIssue({ message: otherwise })
      return NEVER
    }),
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const transports = v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), [])

/** A passkey that was just made. */
export const newCredential = answered({ attestationObject: v.string(), transports }, 'passkeyNotAdded')

/** A passkey that signed; a discoverable one says whose it is (`userHandle`). */
export const usedCredential = answered(
  { authenticatorData: v.string(), signature: v.string(), userHandle: v.string() },
  'passkeyRefused',
)

export type NewCredential = v.InferOutput<typeof newCredential>
export type UsedCredential = v.InferOutput<typeof usedCredential>
export type PasskeyProblem = ProblemAt<'name' | 'credential'>
