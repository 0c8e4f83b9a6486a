import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  mailingRecipients,
  mailReports,
  subscriptionRequests,
  subscriptions,
} from '../../../db/schema/newsletter.ts'
import { outbox } from '../../../db/schema.ts'
import { noteErasure } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import { forgetActs } from '../../platform/held/acted-on.ts'
import type { Platform } from '../../platform/platform.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { findSubscription, leaving } from './leave.ts'

const lettersOfTheNewsletter = ['newsletter-confirmation', 'newsletter-erasure']

/**
 * Erases an address at once (GDPR art. 17), after it is written down outside the database: the subscription, what waits
 * for a confirmation, the letters and the note of what was sent. A subscription that stands ends first, as by leaving:
 * the block and the record that the consent was taken back stay for as long as their rules say, and neither has the
 * address in it.
 */
export async function eraseSubscription(
  world: Pick<Platform, 'db' | 'files' | 'addressHash'>,
  id: string,
  now: Date,
): Promise<void> {
  const subscription = await findSubscription(world.db, id)
  if (!subscription) return
  const entry = await noteErasure(world, { addressHash: subscription.addressHash, what: [id], now })
  await world.db.write([...subscriptionGone(id, now), carriedOut([entry])])
}

/** The statements of it, for the batch of whatever else goes. */
export function subscriptionGone(id: string, now: Date): Statement[] {
  const itsAddress = make
    .select({ addressHash: subscriptions.addressHash })
    .from(subscriptions)
    .where(eq(subscriptions.id, id))
  const itsLetters = make
    .select({ id: mailingRecipients.providerId })
    .from(mailingRecipients)
    .where(eq(mailingRecipients.subscriptionId, id))
  return [
    ...leaving(id, now),
    make
      .delete(outbox)
      .where(
        and(eq(outbox.addressHash, sql`(${itsAddress})`), inArray(outbox.letter, lettersOfTheNewsletter)),
      ),
    make.delete(outbox).where(eq(outbox.subjectId, id)),
    make.delete(subscriptionRequests).where(eq(subscriptionRequests.addressHash, sql`(${itsAddress})`)),
    make.delete(mailReports).where(inArray(mailReports.providerId, itsLetters)),
    make.delete(mailingRecipients).where(eq(mailingRecipients.subscriptionId, id)),
    ...forgetActs(sql`(${id})`),
    make.delete(subscriptions).where(eq(subscriptions.id, id)),
  ]
}
