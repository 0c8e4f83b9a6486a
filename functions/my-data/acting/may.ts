import { actsOn } from '../../platform/held/acts.ts'
import type { Holder, View } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import { standingConsents } from '../consents/standing.ts'
import { correctableFields } from '../correcting/fields.ts'
import { longerOffer } from '../keeping/offer.ts'
import type { May } from '../models.ts'
import { objectionTo } from '../objecting/what-can-be.ts'

/** What can be done with each thing as it stands, by its id. */
export function whatMayBeDone(
  items: readonly HeldItem[],
  holders: readonly Holder[],
  view: View,
): Record<string, May> {
  return Object.fromEntries(items.map((item) => [item.id, mayBeDoneWith(item, holders, view)]))
}

function mayBeDoneWith(item: HeldItem, holders: readonly Holder[], view: View): May {
  const acts = actsOn(holders, item)
  if (!acts) return { keepLonger: null, withdraw: null, correct: [], restrict: false, object: null }
  const { withdraw } = acts
  return {
    keepLonger: longerOffer({ item, acts }, view),
    withdraw: standingConsents(item).find((purpose) => purpose === withdraw?.purpose) ?? null,
    correct: correctableFields({ item, acts }),
    restrict: true,
    object: objectionTo({ item, acts }, view.promises.retention),
  }
}
