import { and, eq, type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { mailingRecipients, mailings, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { takingBack } from '../../platform/consents/withdrawal.ts'
import type { Database } from '../../platform/database.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import type { Suppressed } from '../../platform/erasure/ledger-entries.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { given, make, prepared, type Statement } from '../../platform/statements.ts'
import { readSubscription, type Subscription } from '../subscriptions.ts'

/**
 * Ends a subscription (GDPR art. 7.3, 21.3): nothing is claimed for it from here on. The block, the record that the
 * consent was taken back and the count of the issue it followed on come in the same batch; once it has ended,
 * repeating changes nothing. It is answered only once it is in the ledger too: whoever is told that it is done is not
 * written to by a restored database either, and a bucket that is silent now gets the entry with the repeat. Answers the
 * subscription, or null when its row is gone already.
 */
export async function leaveNewsletter(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  id: string,
  now: Date,
): Promise<Subscription | null> {
  const results = await db.write([...leaving(id, now), subscriptionOf(id)])
  const [row] = results.at(-1)!.rows
  if (!row) return null
  const subscription = readSubscription(row)
  const { addressHash, since: at } = subscription
  await writeToLedger(files, leftNote({ addressHash, at }))
  return subscription
}

/** What the ledger is told of a leaving. */
export const leftNote = (said: Pick<Suppressed, 'addressHash' | 'at'>): Suppressed => {
  return { kind: 'suppressed', channel: 'email', scope: 'newsletter', reason: 'left', ...said }
}

export async function findSubscription(db: Database, id: string): Promise<Subscription | null> {
  const [found] = await db.read([subscriptionOf(id)])
  const [row] = found?.rows ?? []
  return row ? readSubscription(row) : null
}

export const subscriptionOf = (id: string): Statement => byId({ id })

const byId = prepared<'id'>(
  make
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.id, given('id'))),
)

/** The statements of a leaving, for the batch of whatever else goes with it. */
export function leaving(id: string | SQL, now: Date, form = 'newsletter'): Statement[] {
  const isOne = typeof id === 'string'
  const values = { at: now.getTime(), block: newId(now), withdrawal: newId(now), form }
  return (isOne ? leavingOne : leavingOf(id)).map((statement) =>
    statement({ ...values, id: isOne ? id : null }),
  )
}

type Values = 'id' | 'at' | 'block' | 'withdrawal' | 'form'

const leavingOne = leavingOf(given('id'))

function leavingOf(id: SQL | Placeholder) {
  const at = given('at')
  const hasLeft = and(eq(subscriptions.id, id), eq(subscriptions.state, 'left'), eq(subscriptions.leftAt, at))
  const condition = make.select({ one: sql`1` }).from(subscriptions).where(hasLeft)
  const queries = [
    make
      .update(subscriptions)
      .set({ state: 'left', leftAt: sql`${at}` })
      .where(and(eq(subscriptions.id, id), eq(subscriptions.state, 'confirmed'))),
    countUnderTheLastIssue(id),
    make
      .insert(suppressions)
      .select(
        make
          .select({
            id: sql<string>`${given('block')}`.as('id'),
            addressHash: subscriptions.addressHash,
            channel: sql<'email'>`'email'`.as('channel'),
            scope: sql<'newsletter'>`'newsletter'`.as('scope'),
            reason: sql<'left'>`'left'`.as('reason'),
            suppressedAt: sql<number>`${at}`.as('suppressed_at'),
          })
          .from(subscriptions)
          .where(hasLeft),
      )
      .onConflictDoNothing(),
    takingBack({ subject: id, purpose: 'newsletter', condition }),
  ]
  return queries.map((query) => prepared<Values>(query))
}

/** Stands right after the statement that ends a subscription, and counts only what that one changed. */
function countUnderTheLastIssue(id: SQL | Placeholder): SQLWrapper {
  const last = make
    .select({ id: sql`max(${mailingRecipients.mailingId})` })
    .from(mailingRecipients)
    .where(and(eq(mailingRecipients.subscriptionId, id), eq(mailingRecipients.state, 'sent')))
  return make
    .update(mailings)
    .set({ left: sql`${mailings.left} + 1` })
    .where(and(eq(mailings.id, sql`(${last})`), sql`changes() > 0`))
}
