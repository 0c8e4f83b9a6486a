import { and, eq, ne, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import { dayBefore, fewSent, isQueued, lettersADay, queued } from '../letters-a-day.ts'

type LinkRow = typeof myDataKeys.$inferInsert

/**
 * Keeps a link and queues its letter: at most three letters of its kind a day and address. A new link ends the earlier
 * ones of its kind; a fourth question leaves them. Either way a question for the page ends a change of address that waits
 * for its button, so that its owner can stop one. Nothing else is read or written, whatever is known of the address.
 */
export function askForLink({ link, letter }: { link: LinkRow; letter: OutboxRow }): Statement[] {
  const { id, opens, addressHash, madeAt } = link
  const counted = { letter: letter.letter, addressHash, since: dayBefore(madeAt) }
  return [
    insertWhere(outbox, letter, fewSent({ ...counted, most: lettersADay })),
    insertWhere(myDataKeys, link, isQueued({ letterId: letter.id })),
    endEarlier({ id, opens, addressHash, letterId: letter.id }),
    ...(opens === 'link' ? [endChange({ addressHash })] : []),
  ]
}

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
