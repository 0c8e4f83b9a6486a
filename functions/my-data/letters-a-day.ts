import { and, eq, gt, sql } from 'drizzle-orm'
import { outbox } from '../../db/schema.ts'
import { make, prepared } from '../platform/statements.ts'

/** So many letters with a key an address is sent in a day, whoever asks for them. */
export const lettersADay = 3

const dayMs = 24 * 3_600_000

/** Since when letters are counted, in milliseconds since 1970. */
export const dayBefore = (madeAt: number) => madeAt - dayMs

const sentSince = make
  .select({ one: sql`1` })
  .from(outbox)
  .where(
    and(
      eq(outbox.addressHash, sql.placeholder('addressHash')),
      eq(outbox.letter, sql.placeholder('letter')),
      gt(outbox.queuedAt, sql.placeholder('since')),
    ),
  )

/** Holds while an address has had fewer letters of a name since an instant than it is sent at most. */
export const fewSent = prepared<'addressHash' | 'letter' | 'since' | 'most'>(
  sql`(select count(*) from ${sentSince}) < ${sql.placeholder('most')}`,
)

/** Holds once the letter is queued, for what is to happen with it or not at all. */
export const queued = sql`exists (select 1 from ${outbox} where ${eq(outbox.id, sql.placeholder('letterId'))})`
export const isQueued = prepared<'letterId'>(queued)
