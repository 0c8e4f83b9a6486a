import { Resend, type WebhookEventPayload } from 'resend'
import { MissingSetting } from '../settings.ts'

/** Something the provider says of a letter it has taken, told once under an id of its own. */
export interface MailReport {
  id: string
  kind: 'bounced' | 'complained'
  /** What the provider calls the letter. */
  providerId: string
  recipients: string[]
}

export type ReadReport = (body: string, headers: Headers) => MailReport | 'nothingToUs' | 'notSigned'

/**
 * Reads what the provider posts, by its signature over the very bytes (Standard Webhooks, five minutes by the real
 * clock); throws `MissingSetting` without the secret. Of bounces only the lasting ones count: a full mailbox is no
 * reason to stop writing.
 */
export function reportsSignedWith(secret: string | undefined): ReadReport {
  return (body, headers) => {
    if (!secret)
      throw new MissingSetting('RESEND_WEBHOOK_SECRET is not set: reports cannot be told from forgeries')
    const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map(
      (name) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? '',
    )
    const event = verified(() =>
      new Resend('re_only_to_verify').webhooks.verify({
        payload: body,
        headers: { id, timestamp, signature },
        webhookSecret: secret,
      }),
    )
    return event ? reportIn(id, event) : 'notSigned'
  }
}

function verified(verify: () => WebhookEventPayload): WebhookEventPayload | null {
  try {
    return verify()
  } catch {
    return null
  }
}

function reportIn(id: string, event: WebhookEventPayload): MailReport | 'nothingToUs' {
  if (event.type === 'email.complained') return about(id, 'complained', event.data)
  if (event.type === 'email.bounced' && event.data.bounce?.type === 'Permanent')
    return about(id, 'bounced', event.data)
  return 'nothingToUs'
}

function about(id: string, kind: MailReport['kind'], { email_id, to }: { email_id: string; to: string[] }) {
  return { id, kind, providerId: email_id, recipients: to }
}
