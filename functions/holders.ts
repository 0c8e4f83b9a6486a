import { heldApplications } from './applications/held.ts'
import { heldMessages } from './contact/held.ts'
import { holdAgain } from './holds/noting.ts'
import { restrictAgain } from './my-data/restricting/noting.ts'
import { heldSubscriptions } from './newsletter/held.ts'
import { blockAgain } from './newsletter/leaving/block-again.ts'
import { heldContacts } from './newsletter/partners/held.ts'
import type { Holder } from './platform/held/holder.ts'
import type { Promises } from './promises/promises.ts'
import { heldRequests } from './requests/held.ts'
import { tellOthersIn } from './requests/telling/at-their-word.ts'
import type { Again } from './restoring/replay.ts'
import { shutOutAgain } from './staff/accounts/shut-out-again.ts'

/**
 * Everything held about people, as its owners meet it in my data. What a capability holds is shown also after it was
 * turned off.
 */
export const holders: readonly Holder[] = [
  heldApplications,
  heldMessages,
  heldSubscriptions,
  heldContacts,
  heldRequests,
]

/** Who does again what the ledger tells a restored database. */
export const toldAgain = (promises: Promises): Again => ({
  promises,
  holders,
  tellOthers: tellOthersIn(promises),
  blockAgain,
  shutOutAgain: shutOutAgain(promises),
  holdAgain: holdAgain(promises),
  restrictAgain: restrictAgain(promises, holders),
})
