import * as v from 'valibot'
import { box, leaveEmpty, line } from '../../platform/forms/fields.ts'

/**
 * What a person may do from the receipt: take back the whole application, or the talent pool's consent alone; say yes to
 * the latter again; or have the application kept longer, for which the talent pool's box may have to be ticked.
 */
export const withdrawalForm = v.object({
  action: v.pipe(line, v.picklist(['withdraw', 'withdraw-consent', 'renew-consent', 'keep'])),
  confirm: box,
  'consent-talent-pool': box,
  'leave-empty': leaveEmpty,
})
