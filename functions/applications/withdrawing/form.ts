import * as v from 'valibot'
import { box, leaveEmpty, line } from '../../platform/forms/fields.ts'

/** What a person may do from the receipt: take back the application or the pool's consent, or renew the latter. */
export const withdrawalForm = v.object({
  action: v.pipe(line, v.picklist(['withdraw', 'withdraw-consent', 'renew-consent'])),
  confirm: box,
  'leave-empty': leaveEmpty,
})
