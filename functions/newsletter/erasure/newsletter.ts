import { inArray, type SQLWrapper } from 'drizzle-orm'
import {
  letterBudgets,
  subscriptionRequests,
  subscriptions,
  suppressions,
} from '../../../db/schema/newsletter.ts'
import { outbox } from '../../../db/schema.ts'
import { agedRowsDuty } from '../../platform/erasure/aged-rows.ts'
import { forgetActs } from '../../platform/held/acted-on.ts'
import { make, type Statement } from '../../platform/statements.ts'

/** What was never confirmed, who has left, who was blocked long ago, and the count of letters by network. */
export const newsletterDuties = [
  agedRowsDuty(
    'newsletter-pending',
    subscriptionRequests,
    subscriptionRequests.id,
    subscriptionRequests.askedAt,
    (ids) => [make.delete(outbox).where(inArray(outbox.subjectId, ids))],
  ),
  agedRowsDuty('newsletter-subscription', subscriptions, subscriptions.id, subscriptions.leftAt, goesWith),
  agedRowsDuty('newsletter-suppression', suppressions, suppressions.id, suppressions.suppressedAt),
  agedRowsDuty('letter-budgets', letterBudgets, letterBudgets.id, letterBudgets.usedAt),
]

/** What goes with whoever was written to. */
export function goesWith(ids: SQLWrapper): Statement[] {
  return [make.delete(outbox).where(inArray(outbox.subjectId, ids)), ...forgetActs(ids)]
}
