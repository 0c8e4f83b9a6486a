import { Resend } from 'resend'

/** What became of one try to hand a letter to the provider. */
export type Delivery =
  | { outcome: 'accepted' }
  | { outcome: 'later'; retryAfterSeconds: number }
  | { outcome: 'refused' }
  | { outcome: 'unsure' }

/**
 * What became of one try to hand over many letters. `ids` has the provider's name for each, by place, null where it
 * refused that one; `acceptedBefore` says that an earlier call under the key was accepted, with other letters.
 */
export type BatchDelivery =
  | { outcome: 'accepted'; ids: (string | null)[]; callsPerSecond: number | null }
  | { outcome: 'acceptedBefore' }
  | NotAccepted

type NotAccepted = Exclude<Delivery, { outcome: 'accepted' }>

export interface Letter {
  to: string
  /** Whom an answer goes to, an address alone; without it, to the sender. */
  replyTo?: string | null
  /** The address at which one press ends such letters (RFC 8058), where it is one of those. */
  oneClick?: string | null
  subject: string
  html: string
  text: string
}

/** A letter of many that go out together: each with its own sender and, where it has to, headers. */
export interface MassLetter extends Letter {
  from: string
  headers: Record<string, string>
}

export interface Mail {
  /** Hands one letter over. The same key within 24 hours is the same letter, however often it is sent. */
  send(letter: Letter, idempotencyKey: string): Promise<Delivery>
  /**
   * Hands over at most a hundred letters in one call. The same key within 24 hours is the same call: it is accepted
   * once, and with other letters under it the answer is that it was.
   */
  sendMany(letters: readonly MassLetter[], idempotencyKey: string): Promise<BatchDelivery>
}

const answerWithinMs = 9_000
const manyAnsweredWithinMs = 25_000
const accountPauseSeconds = 300

/** Letters through Resend, or through anything that speaks its API at `baseUrl`. */
export function resendMail(settings: { apiKey: string; baseUrl: string; from: string }): Mail {
  const resend = new Resend(settings.apiKey, { baseUrl: settings.baseUrl })
  return {
    async send({ replyTo, oneClick, ...letter }, idempotencyKey) {
      const answer = await inTime(
        resend.emails.send(
          {
            from: settings.from,
            ...letter,
            ...(replyTo ? { replyTo } : {}),
            ...(oneClick ? { headers: oneClickHeaders(oneClick) } : {}),
          },
          { idempotencyKey },
        ),
        answerWithinMs,
      )
      if (!answer) return { outcome: 'unsure' }
      if (answer.data) return { outcome: 'accepted' }
      return deliveryAfter(answer.error.statusCode, answer.headers?.['retry-after'])
    },
    async sendMany(letters, idempotencyKey) {
      const payload = letters.map(({ replyTo, ...letter }) => ({
        ...letter,
        ...(replyTo ? { replyTo } : {}),
      }))
      const options = { idempotencyKey, batchValidation: 'permissive' } as const
      const answer = await inTime(resend.batch.send(payload, options), manyAnsweredWithinMs)
      if (!answer) return { outcome: 'unsure' }
      const callsPerSecond = Number(answer.headers?.['ratelimit-limit']) || null
      if (answer.data) {
        const { data, errors } = answer.data
        return { outcome: 'accepted', ids: idsByPlace(letters.length, data, errors ?? []), callsPerSecond }
      }
      if (answer.error.name === 'invalid_idempotent_request') return { outcome: 'acceptedBefore' }
      return deliveryAfter(answer.error.statusCode, answer.headers?.['retry-after'])
    },
  }
}

/** What tells a mail program where one press ends the letters (RFC 8058 §3.1). */
export function oneClickHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** The answer, or null if it does not come: then nobody knows what became of what was sent. */
function inTime<T>(answer: Promise<T>, ms: number): Promise<T | null> {
  return Promise.race([answer, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))])
}

/** What the provider calls each letter, by the letter's place; null where it refused that one. */
function idsByPlace(
  count: number,
  accepted: { id: string }[],
  errors: { index: number }[],
): (string | null)[] {
  const refused = new Set(errors.map(({ index }) => index))
  const ids = accepted.map(({ id }) => id)
  return Array.from({ length: count }, (_, place) => (refused.has(place) ? null : (ids.shift() ?? null)))
}

/**
 * 400 and 422 are a clean no to this letter. 409 says that an equal key is under way, 5xx and silence say nothing.
 * Every other 4xx is about us (too many, a wrong key, a domain not verified): the letter waits until we are mended.
 */
function deliveryAfter(status: number | null, retryAfter: string | undefined): NotAccepted {
  if (status === 400 || status === 422) return { outcome: 'refused' }
  if (status === 429) return { outcome: 'later', retryAfterSeconds: Number(retryAfter) || 1 }
  if (status === null || status === 409 || status >= 500) return { outcome: 'unsure' }
  return { outcome: 'later', retryAfterSeconds: accountPauseSeconds }
}
