import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'

/** By this the letters with a link are counted. */
export const linkLetterName = 'my-data-link'

const lettersADay = 3
const dayMs = 24 * 3_600_000

type LinkRow = typeof myDataKeys.$inferInsert

/**
 * Keeps a link and queues its letter: at most three letters a day and address. A new link ends the earlier ones; a
 * fourth question leaves them. Either ends a change of address that waits for its button, so that its owner can stop
 * one. Nothing else is read or written, whatever is known of the address.
 */
export function askForLink({ link, letter }: { link: LinkRow; letter: OutboxRow }): Statement[] {
  const { id, addressHash, madeAt } = link
  return [
    insertWhere(outbox, letter, fewToday({ addressHash, dayBefore: madeAt - dayMs })),
    insertWhere(myDataKeys, link, isQueued({ letterId: letter.id })),
    endEarlier({ id, addressHash, letterId: letter.id }),
    endChange({ addressHash }),
  ]
}

const today = make
  .select({ one: sql`1` })
  .from(outbox)
  .where(
    and(
      eq(outbox.addressHash, sql.placeholder('addressHash')),
      eq(outbox.letter, linkLetterName),
      gt(outbox.queuedAt, sql.placeholder('dayBefore')),
    ),
  )
const fewToday = prepared<'addressHash' | 'dayBefore'>(sql`(select count(*) from ${today}) < ${lettersADay}`)

const queued = sql`exists (select 1 from ${outbox} where ${eq(outbox.id, sql.placeholder('letterId'))})`
const isQueued = prepared<'letterId'>(queued)

const endEarlier = prepared<'id' | 'addressHash' | 'letterId'>(
  make
    .delete(myDataKeys)
    .where(
      and(
        eq(myDataKeys.addressHash, sql.placeholder('addressHash')),
        eq(myDataKeys.opens, 'link'),
        ne(myDataKeys.id, sql.placeholder('id')),
        queued,
      ),
    ),
)

const endChange = prepared<'addressHash'>(
  make
    .delete(myDataKeys)
    .where(and(eq(myDataKeys.addressHash, sql.placeholder('addressHash')), eq(myDataKeys.opens, 'address'))),
)
