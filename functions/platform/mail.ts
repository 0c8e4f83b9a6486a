import { Resend } from 'resend'

/** What became of one try to hand a letter to the provider. */
export type Delivery =
  | { outcome: 'accepted' }
  | { outcome: 'later'; retryAfterSeconds: number }
  | { outcome: 'refused' }
  | { outcome: 'unsure' }

export interface Letter {
  to: string
  subject: string
  html: string
  text: string
}

export interface Mail {
  /** Hands one letter over. The same key within 24 hours is the same letter, however often it is sent. */
  send(letter: Letter, idempotencyKey: string): Promise<Delivery>
}

const answerWithinMs = 9_000

/** Letters through Resend, or through anything that speaks its API at `baseUrl`. */
export function resendMail(settings: { apiKey: string; baseUrl: string; from: string }): Mail {
  const resend = new Resend(settings.apiKey, { baseUrl: settings.baseUrl })
  return {
    async send(letter, idempotencyKey) {
      const answer = await Promise.race([
        resend.emails.send({ from: settings.from, ...letter }, { idempotencyKey }),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), answerWithinMs)),
      ])
      if (!answer) return { outcome: 'unsure' }
      if (answer.data) return { outcome: 'accepted' }
      return deliveryAfter(answer.error.statusCode, answer.headers?.['retry-after'])
    },
  }
}

/** 429 is a clean no for now, other 4xx a clean no for good; anything else may or may not have been accepted. */
function deliveryAfter(status: number | null, retryAfter: string | undefined): Delivery {
  if (status === 429) return { outcome: 'later', retryAfterSeconds: Number(retryAfter) || 1 }
  if (status === 409) return { outcome: 'unsure' }
  if (status && status >= 400 && status < 500) return { outcome: 'refused' }
  return { outcome: 'unsure' }
}
