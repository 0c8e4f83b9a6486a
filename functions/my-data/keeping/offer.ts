import type { Acts } from '../../platform/held/acts.ts'
import type { View } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { LongerOffer } from '../../platform/held/keeping.ts'

/** Until when a thing can be kept longer, and how. What is restricted is left alone until that ends (GDPR art. 18.2). */
export function longerOffer({ item, acts }: { item: HeldItem; acts: Acts }, view: View): LongerOffer | null {
  const isRestricted = item.rows.some(({ table }) => table === 'restrictions')
  return isRestricted ? null : (acts.keepLonger?.offer(item, view) ?? null)
}
