import { subscriptions } from '../../../db/schema/newsletter.ts'
import type { Acts } from '../../platform/held/acts.ts'
import { make } from '../../platform/statements.ts'
import { signUpForm } from '../form.ts'
import { leaving, leftNote } from '../leaving/leave.ts'

/** What readers may do with their subscription in my data. */
export const subscriptionActs: Acts = {
  kind: 'subscription',
  everyId: make.select({ id: subscriptions.id }).from(subscriptions),
  isMarketing: true,
  withdraw: {
    purpose: 'newsletter',
    erases: false,
    statements: ({ id, now }) => leaving(id, now, 'my-data'),
    noted: leftNote,
  },
  correct: { locale: { column: subscriptions.locale, schema: signUpForm.entries.locale } },
}
