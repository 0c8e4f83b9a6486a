import { and, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import type { Suppressed } from '../../platform/erasure/ledger-entries.ts'
import { newId } from '../../platform/ids.ts'
import { make, type Statement } from '../../platform/statements.ts'

/**
 * Sets the block that the ledger tells of, with its own instant, and ends the subscription it ended, with the record
 * that the consent was taken back. Who left and has confirmed since keeps the subscription; a complaint weighs more
 * than a leaving. Repeating changes nothing.
 */
export function blockAgain({ addressHash, channel, scope, reason, at }: Suppressed): Statement[] {
  const theirs = eq(subscriptions.addressHash, addressHash)
  const one = make.select({ one: sql`1` }).from(subscriptions)
  const since = one.where(
    and(theirs, eq(subscriptions.state, 'confirmed'), gt(subscriptions.confirmedAt, at)),
  )
  const row = {
    id: sql<string>`${newId(new Date(at))}`.as('id'),
    addressHash: sql<string>`${addressHash}`.as('address_hash'),
    channel: sql<Suppressed['channel']>`${channel}`.as('channel'),
    scope: sql<Suppressed['scope']>`${scope}`.as('scope'),
    reason: sql<Suppressed['reason']>`${reason}`.as('reason'),
    suppressedAt: sql<number>`${at}`.as('suppressed_at'),
  }
  const block = make.insert(suppressions).select(
    make
      .select(row)
      .from(sql`(select 1)`)
      .where(reason === 'left' ? notExists(since) : sql`true`),
  )
  const subject = sql`(select id from ${subscriptions} where ${theirs})`
  const ended = make
    .select({ one: sql`1` })
    .from(subscriptions)
    .where(and(theirs, eq(subscriptions.state, 'left'), eq(subscriptions.leftAt, at)))
  const form = reason === 'left' ? 'newsletter' : reason
  return [
    reason === 'left' ? block.onConflictDoNothing() : block.onConflictDoUpdate(insteadOfALeaving),
    make
      .update(subscriptions)
      .set({ state: 'left', leftAt: at })
      .where(and(theirs, eq(subscriptions.state, 'confirmed'), lte(subscriptions.confirmedAt, at))),
    consentTakenBack({ subject, purpose: 'newsletter', form, condition: ended }, new Date(at)),
  ]
}

const insteadOfALeaving = {
  target: [suppressions.addressHash, suppressions.channel, suppressions.scope],
  set: { reason: sql`excluded.reason`, suppressedAt: sql`excluded.suppressed_at` },
  setWhere: eq(suppressions.reason, 'left'),
}
