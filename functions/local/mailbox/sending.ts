import { acceptBatch, acceptOne } from './acceptance.ts'
import { type Answer, type Refusal, refuse } from './answers.ts'
import type { Faults } from './faults.ts'
import type { Incoming } from './incoming.ts'
import type { Letters } from './letters.ts'

/** A rate as a plan of Resend may have it, per second; the mailbox names it and never enforces it by itself. */
const rate = { 'ratelimit-limit': '10', 'ratelimit-remaining': '9', 'ratelimit-reset': '1' }
const exhausted = { ...rate, 'ratelimit-remaining': '0', 'retry-after': '1' }

const noKey: Refusal = {
  statusCode: 401,
  name: 'missing_api_key',
  message: 'The Authorization header has no API key.',
}
const wrongKey: Refusal = { statusCode: 401, name: 'validation_error', message: 'API key is invalid' }
const tooMany: Refusal = {
  statusCode: 429,
  name: 'rate_limit_exceeded',
  message: 'Too many requests: the mailbox was told to refuse this one.',
}
const outOfOrder: Refusal = {
  statusCode: 500,
  name: 'internal_server_error',
  message: 'The mailbox was told to fail on this one.',
}

type Receivers = { letters: Letters; faults: Faults }
type Accept = (incoming: Incoming, letters: Letters, now: Date) => Answer

/** `POST /emails`: one letter. */
export const sendOne = (incoming: Incoming, mailbox: Receivers) => send(incoming, mailbox, acceptOne)

/** `POST /emails/batch`: up to a hundred letters. */
export const sendBatch = (incoming: Incoming, mailbox: Receivers) => send(incoming, mailbox, acceptBatch)

function send(incoming: Incoming, { letters, faults }: Receivers, accept: Accept): Answer | 'hang up' {
  const stranger = refusalOfKey(incoming.headers.authorization)
  if (stranger) return refuse(stranger, rate)
  const fault = faults.takeNext()
  if (fault === '429') return refuse(tooMany, exhausted)
  if (fault === '5xx') return refuse(outOfOrder, rate)
  const answer = accept(incoming, letters, new Date())
  if (fault === 'timeout-after-accept') return 'hang up'
  return { ...answer, headers: { ...answer.headers, ...rate } }
}

function refusalOfKey(authorization: string | undefined): Refusal | undefined {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!key) return noKey
  return key.startsWith('re_') ? undefined : wrongKey
}
