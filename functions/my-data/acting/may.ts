import { actsOn } from '../../platform/held/acts.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { RetentionTable } from '../../promises/rules.ts'
import { standingConsents } from '../consents/standing.ts'
import { correctableFields } from '../correcting/fields.ts'
import type { May } from '../models.ts'
import { objectionTo } from '../objecting/what-can-be.ts'

/** What can be done with each thing as it stands, by its id. */
export function whatMayBeDone(
  items: readonly HeldItem[],
  holders: readonly Holder[],
  retention: RetentionTable,
): Record<string, May> {
  return Object.fromEntries(items.map((item) => [item.id, mayBeDoneWith(item, holders, retention)]))
}

function mayBeDoneWith(item: HeldItem, holders: readonly Holder[], retention: RetentionTable): May {
  const acts = actsOn(holders, item)
  if (!acts) return { withdraw: null, correct: [], restrict: false, object: null }
  const { withdraw } = acts
  return {
    withdraw: standingConsents(item).find((purpose) => purpose === withdraw?.purpose) ?? null,
    correct: correctableFields({ item, acts }),
    restrict: true,
    object: objectionTo({ item, acts }, retention),
  }
}
