import { and, eq, notExists, sql } from 'drizzle-orm'
import { subscriptionRequests, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import type { Holder } from '../../platform/held/holder.ts'
import { type Moving, movingRows } from '../../platform/held/moving.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { leaving, leftNote } from '../leaving/leave.ts'

/**
 * The newsletter goes along to where nobody has subscribed, was asked or is blocked, unless the address it comes from is
 * blocked. Anywhere else it ends, so that nothing more goes to an address its reader has given up: no block is lifted or
 * got round, and nothing of the other subscription changes. Both blocks stay.
 */
export function moveSubscription(moving: Moving): Statement[] {
  const { from, to, now, isMeant } = moving
  const theirs = eq(subscriptions.addressHash, from.addressHash)
  const mayMove = and(
    theirs,
    eq(subscriptions.state, 'confirmed'),
    nothingIn(suppressions, from.addressHash),
    ...[subscriptions, subscriptionRequests, suppressions].map((table) => nothingIn(table, to.addressHash)),
  )
  const left = sql`(select id from ${subscriptions} where ${and(theirs, isMeant)})`
  return [...movingRows(subscriptions, mayMove, moving, to), ...leaving(left, now, 'my-data')]
}

/** A subscription that could not go along has left; the ledger is told as of any leaving. */
export const endedByMove: NonNullable<Holder['endedByMove']> = {
  find: ({ from, now }) =>
    make
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.addressHash, from.addressHash),
          eq(subscriptions.state, 'left'),
          eq(subscriptions.leftAt, now.getTime()),
        ),
      ),
  noted: ({ from, now }) => leftNote({ addressHash: from.addressHash, at: now.getTime() }),
}

function nothingIn(
  table: typeof subscriptions | typeof subscriptionRequests | typeof suppressions,
  addressHash: string,
) {
  return notExists(sql`(select 1 from ${table} as other where other.address_hash = ${addressHash})`)
}
