import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'

const lettersADay = 3
const dayMs = 24 * 3_600_000

type LinkRow = typeof myDataKeys.$inferInsert

/**
 * Keeps a link and queues its letter: at most three letters of its kind a day and address. A new link ends the earlier
 * ones of its kind; a fourth question leaves them. Either way a question for the page ends a change of address that waits
 * for its button, so that its owner can stop one. Nothing else is read or written, whatever is known of the address.
 */
export function askForLink({ link, letter }: { link: LinkRow; letter: OutboxRow }): Statement[] {
  const { id, opens, addressHash, madeAt } = link
  return [
    insertWhere(outbox, letter, fewToday({ letter: letter.letter, addressHash, dayBefore: madeAt - dayMs })),
    insertWhere(myDataKeys, link, isQueued({ letterId: letter.id })),
    endEarlier({ id, opens, addressHash, letterId: letter.id }),
    ...(opens === 'link' ? [endChange({ addressHash })] : []),
  ]
}

const today = make
  .select({ one: sql`1` })
  .from(outbox)
  .where(
    and(
      eq(outbox.addressHash, sql.placeholder('addressHash')),
      eq(outbox.letter, sql.placeholder('letter')),
      gt(outbox.queuedAt, sql.placeholder('dayBefore')),
    ),
  )
const fewToday = prepared<'letter' | 'addressHash' | 'dayBefore'>(
  sql`(select count(*) from ${today}) < ${lettersADay}`,
)

const queued = sql`exists (select 1 from ${outbox} where ${eq(outbox.id, sql.placeholder('letterId'))})`
const isQueued = prepared<'letterId'>(queued)

const endEarlier = prepared<'id' | 'opens' | 'addressHash' | 'letterId'>(
  make
    .delete(myDataKeys)
    .where(
      and(
        eq(myDataKeys.addressHash, sql.placeholder('addressHash')),
        eq(myDataKeys.opens, sql.placeholder('opens')),
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
