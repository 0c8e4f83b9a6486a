import type { Acts } from '../../platform/held/acts.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import { type RetentionTable, ruleFor } from '../../promises/rules.ts'

/**
 * What an objection to a thing comes to (GDPR art. 21): direct marketing ends at once and always; what is kept on
 * legitimate interest is weighed. Null where the law knows no objection, since its ground is another.
 */
export function objectionTo(
  { item, acts }: { item: Pick<HeldItem, 'keptBy'>; acts: Acts },
  retention: RetentionTable,
): 'ends' | 'weighed' | null {
  if (acts.isMarketing) return 'ends'
  const isLegitimateInterest = ({ rule }: HeldItem['keptBy'][number]) =>
    ruleFor(retention, rule).ground === 'legitimate-interest'
  return item.keptBy.some(isLegitimateInterest) ? 'weighed' : null
}
