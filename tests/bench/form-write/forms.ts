import type { Form } from '../forms/form.ts'

const contentType = 'application/x-www-form-urlencoded'

function urlencoded(fields: Record<string, string>): Form['body'] {
  const rest = new URLSearchParams(fields).toString()
  return (index) => [Buffer.from(`email=somebody-${String(index).padStart(7, '0')}%40post.example&${rest}`)]
}

/** Asking for the newsletter: what waits for the address's owner, and the letter that asks them. */
export const signUp: Form = {
  path: '/api/newsletter',
  contentType,
  answer: 202,
  body: urlencoded({ locale: 'sv', topics: 'news', 'consent-newsletter': 'on' }),
  rows: { letter_budgets: 1, subscription_requests: 1, outbox: 1 },
}

/** A message of some hundred words, a receipt for whoever wrote it and a letter to the organisation. */
export const message: Form = {
  path: '/api/contact',
  contentType,
  answer: 201,
  body: urlencoded({
    locale: 'sv',
    name: 'Åsa-Lena Öberg',
    message: 'Jag undrar hur ni laddar färjor vid kaj, och när ni börjar i Göteborg.\r\n'.repeat(12),
    'consent-contact': 'on',
  }),
  rows: { sent_forms: 1, contact_messages: 1, consents: 1, outbox: 2 },
}
