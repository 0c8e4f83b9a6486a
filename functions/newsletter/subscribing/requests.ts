import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { letterBudgets, subscriptionRequests, suppressions } from '../../../db/schema/newsletter.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { both, insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'

const hourMs = 3_600_000

type RequestRow = typeof subscriptionRequests.$inferInsert

/** Everything one sign-up writes; of it comes all, or nothing. With `onlyIf`, nothing unless that holds in its batch. */
export interface Asking {
  request: RequestRow
  letter: OutboxRow
  network: { hash: string; lettersAnHour: number }
}

/**
 * Keeps a sign-up until the owner of the address confirms it, with the one letter that asks for it: at most one a day
 * and address, at most so many an hour and network. Whoever reported us as spam, and an address that does not exist,
 * get none. The statements are the same whatever is known of the address, and so is the answer.
 */
export function askForConfirmation({ request, letter, network }: Asking, onlyIf?: Statement): Statement[] {
  const { id, addressHash, askedAt } = request
  const budget = { id, networkHash: network.hash, usedAt: askedAt }
  const mayAsk = mayBeAsked({
    addressHash,
    dayBefore: askedAt - 24 * hourMs,
    networkHash: network.hash,
    hourBefore: askedAt - hourMs,
    lettersAnHour: network.lettersAnHour,
  })
  const isAsked = isBeingAsked({ id })
  return [
    insertWhere(letterBudgets, budget, onlyIf ? both(mayAsk, onlyIf) : mayAsk),
    forgetEarlierLetter({ id, addressHash }),
    forgetEarlier({ id, addressHash }),
    insertWhere(subscriptionRequests, request, isAsked),
    insertWhere(outbox, letter, isAsked),
  ]
}

const addressHash = sql.placeholder('addressHash')

const refusesToBeAsked = make
  .select({ one: sql`1` })
  .from(suppressions)
  .where(
    and(
      eq(suppressions.addressHash, addressHash),
      eq(suppressions.channel, 'email'),
      sql`(${suppressions.scope} = 'all' or ${suppressions.reason} = 'complained')`,
    ),
  )

const askedToday = make
  .select({ one: sql`1` })
  .from(subscriptionRequests)
  .where(
    and(
      eq(subscriptionRequests.addressHash, addressHash),
      gt(subscriptionRequests.askedAt, sql.placeholder('dayBefore')),
    ),
  )

const fromThisNetwork = make
  .select({ one: sql`1` })
  .from(letterBudgets)
  .where(
    and(
      eq(letterBudgets.networkHash, sql.placeholder('networkHash')),
      gt(letterBudgets.usedAt, sql.placeholder('hourBefore')),
    ),
  )

const mayBeAsked = prepared<'addressHash' | 'dayBefore' | 'networkHash' | 'hourBefore' | 'lettersAnHour'>(
  sql`not exists ${refusesToBeAsked} and not exists ${askedToday}
    and (select count(*) from ${fromThisNetwork}) < ${sql.placeholder('lettersAnHour')}`,
)

const budgetTaken = sql`exists (select 1 from ${letterBudgets} where ${eq(letterBudgets.id, sql.placeholder('id'))})`

const isBeingAsked = prepared<'id'>(budgetTaken)

const earlier = and(eq(subscriptionRequests.addressHash, addressHash), budgetTaken)

const forgetEarlierLetter = prepared<'id' | 'addressHash'>(
  make
    .delete(outbox)
    .where(
      inArray(
        outbox.subjectId,
        make.select({ id: subscriptionRequests.id }).from(subscriptionRequests).where(earlier),
      ),
    ),
)

const forgetEarlier = prepared<'id' | 'addressHash'>(make.delete(subscriptionRequests).where(earlier))
