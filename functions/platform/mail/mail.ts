import { Resend } from 'resend'

/** What became of one try to hand a letter to the provider. */
export type Delivery =
  | { outcome: 'accepted' }
  | { outcome: 'later'; retryAfterSeconds: number }
  | { outcome: 'refused' }
  | { outcome: 'unsure' }

export interface Letter {
  to: string
  /** Whom an answer goes to, an address alone; without it, to the sender. */
  replyTo?: string | null
  subject: string
  html: string
  text: string
}

export interface Mail {
  /** Hands one letter over. The same key within 24 hours is the same letter, however often it is sent. */
  send(letter: Letter, idempotencyKey: string): Promise<Delivery>
}

const answerWithinMs = 9_000
const accountPauseSeconds = 300

/** Letters through Resend, or through anything that speaks its API at `baseUrl`. */
export function resendMail(settings: { apiKey: string; baseUrl: string; from: string }): Mail {
  const resend = new Resend(settings.apiKey, { baseUrl: settings.baseUrl })
  return {
    async send({ replyTo, ...letter }, idempotencyKey) {
      const answer = await Promise.race([
        resend.emails.send(
          { from: settings.from, ...letter, ...(replyTo ? { replyTo } : {}) },
          { idempotencyKey },
        ),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), answerWithinMs)),
      ])
      if (!answer) return { outcome: 'unsure' }
      if (answer.data) return { outcome: 'accepted' }
      return deliveryAfter(answer.error.statusCode, answer.headers?.['retry-after'])
    },
  }
}

/**
 * 400 and 422 are a clean no to this letter. 409 says that an equal key is under way, 5xx and silence say nothing.
 * Every other 4xx is about us (too many, a wrong key, a domain not verified): the letter waits until we are mended.
 */
function deliveryAfter(status: number | null, retryAfter: string | undefined): Delivery {
  if (status === 400 || status === 422) return { outcome: 'refused' }
  if (status === 429) return { outcome: 'later', retryAfterSeconds: Number(retryAfter) || 1 }
  if (status === null || status === 409 || status >= 500) return { outcome: 'unsure' }
  return { outcome: 'later', retryAfterSeconds: accountPauseSeconds }
}
