import * as v from 'valibot'
import { box, leaveEmpty, line } from '../../platform/forms/fields.ts'

/** What a person may take back from the receipt: the whole application, or the talent pool's consent alone. */
export const withdrawalForm = v.object({
  action: v.pipe(line, v.picklist(['withdraw', 'withdraw-consent'])),
  confirm: box,
  'leave-empty': leaveEmpty,
})
