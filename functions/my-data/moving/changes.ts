import { and, eq, lt, ne, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { both, insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import { dayBefore, fewSent, isQueued, lettersADay, queued } from '../letters-a-day.ts'

/** By these the letters about a change of address are counted: to the new one, and to the one it is to leave. */
export const letterNames = {
  new: 'address-change',
  asked: 'address-change-asked',
  done: 'address-changed',
} as const

const warningsADay = 10
const triesOfAnAddress = 3

type KeyRow = typeof myDataKeys.$inferInsert

/**
 * Keeps a change of address until its button is pressed, with the letter to the new address and the one that warns the
 * old: at most three letters a day to a new address, and ten changes a day from an old. A change ends the one before.
 * Nothing is read of what is known about the new address.
 */
export function keepChange({
  change,
  letter,
  warning,
}: {
  change: KeyRow
  letter: OutboxRow
  warning: OutboxRow
}): Statement[] {
  const { id, addressHash, madeAt } = change
  const since = dayBefore(madeAt)
  const mayBeAsked = both(
    fewSent({ addressHash: letter.addressHash, letter: letterNames.new, since, most: lettersADay }),
    fewSent({ addressHash, letter: letterNames.asked, since, most: warningsADay }),
  )
  const isAsked = isQueued({ letterId: letter.id })
  return [
    insertWhere(outbox, letter, mayBeAsked),
    insertWhere(outbox, warning, isAsked),
    insertWhere(myDataKeys, change, isAsked),
    endEarlier({ id, addressHash, letterId: letter.id }),
  ]
}

/** Takes one of the three tries that a browser has which did not ask; answers whether there was one left. */
export async function takeTry(db: Database, { id }: { id: string }): Promise<boolean> {
  const hasTries = and(eq(myDataKeys.id, id), lt(myDataKeys.tries, triesOfAnAddress))
  const [taken] = await db.write([
    make
      .update(myDataKeys)
      .set({ tries: sql`${myDataKeys.tries} + 1` })
      .where(hasTries),
  ])
  return taken?.rowsAffected === 1
}

const endEarlier = prepared<'id' | 'addressHash' | 'letterId'>(
  make
    .delete(myDataKeys)
    .where(
      and(
        eq(myDataKeys.addressHash, sql.placeholder('addressHash')),
        eq(myDataKeys.opens, 'address'),
        ne(myDataKeys.id, sql.placeholder('id')),
        queued,
      ),
    ),
)
