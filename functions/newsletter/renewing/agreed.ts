import { sql } from 'drizzle-orm'
import type { Agreed } from '../../platform/consents/asked-again.ts'

/** Whoever has said yes to the newsletter. */
export const subscribers: Agreed = {
  purpose: 'newsletter',
  people: sql`select id, email, locale, confirmed_at as since from subscriptions where state = 'confirmed' and entered_at is null`,
  answerAt: async (id, locale, addresses) =>
    `/${locale}/newsletter/renew/${await addresses.tokenFor('newsletter-renewal', id)}/`,
}
