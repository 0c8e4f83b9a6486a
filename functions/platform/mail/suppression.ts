import { and, eq, exists, lte, not, sql } from 'drizzle-orm'
import { suppressions } from '../../../db/schema/newsletter.ts'
import { outbox } from '../../../db/schema.ts'
import { make, prepared } from '../statements.ts'
import { emptied } from './emptied.ts'

/**
 * Whether a waiting letter is one its reader has said no to: whoever left the newsletter still gets what is no
 * newsletter, and an address that does not exist gets nothing.
 */
const isSuppressed = exists(
  make
    .select({ one: sql`1` })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.addressHash, outbox.addressHash),
        eq(suppressions.channel, 'email'),
        sql`${suppressions.scope} in ('all', ${outbox.purpose})`,
      ),
    ),
)

export const mayBeSent = not(isSuppressed)

/** Lets go of the letters that may no longer be sent, text and address with them, in the batch that claims the others. */
export const letGoOfSuppressed = prepared<'at'>(
  make
    .update(outbox)
    .set({ state: 'suppressed', ...emptied })
    .where(
      and(
        sql`${outbox.state} in ('queued', 'sending')`,
        lte(outbox.nextTryAt, sql.placeholder('at')),
        isSuppressed,
      ),
    ),
)
