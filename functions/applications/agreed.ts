import { sql } from 'drizzle-orm'
import type { Agreed } from '../platform/consents/asked-again.ts'

/** Whoever has said yes to the talent pool; they answer on the receipt. */
export const poolMembers: Agreed = {
  purpose: 'talent-pool',
  people: sql`select id, email, locale, submitted_at as since from applications
    where pool_rule is not null and not exists (select 1 from erasing where subject_id = applications.id)`,
  answerAt: async (id, locale, addresses) =>
    `/${locale}/applications/${await addresses.tokenFor('receipt', id)}/`,
}
