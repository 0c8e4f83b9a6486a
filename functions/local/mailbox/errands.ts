import { createHash } from 'node:crypto'
import type { Refusal } from './answers.ts'
import type { Incoming } from './incoming.ts'
import type { Errand, Letter } from './letters.ts'

/** Resend remembers a key for 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys). */
const rememberedForMs = 24 * 60 * 60 * 1000
const maxKeyLength = 256

export const unusableKey: Refusal = {
  statusCode: 400,
  name: 'invalid_idempotency_key',
  message: `An idempotency key has 1 to ${maxKeyLength} characters.`,
}

export const otherBody: Refusal = {
  statusCode: 409,
  name: 'invalid_idempotent_request',
  message: 'This idempotency key was used in the last 24 hours with another body.',
}

export function errandOf({ headers, path, body }: Incoming): Errand | undefined | 'unusable key' {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > maxKeyLength) return 'unusable key'
  return { key, path, bodyHash: createHash('sha256').update(body).digest('hex') }
}

export type LetterOfAnErrand = Letter & { errand: NonNullable<Letter['errand']> }

/** The letters that came under the errand's key in the last 24 hours, whatever their body was. */
export function sentUnder(errand: Errand, newestFirst: readonly Letter[], now: Date): LetterOfAnErrand[] {
  const forgottenBefore = new Date(now.getTime() - rememberedForMs).toISOString()
  const older = newestFirst.findIndex((letter) => letter.receivedAt <= forgottenBefore)
  const remembered = older === -1 ? newestFirst : newestFirst.slice(0, older)
  return remembered.filter(
    (letter): letter is LetterOfAnErrand =>
      letter.errand?.key === errand.key && letter.errand.path === errand.path,
  )
}
