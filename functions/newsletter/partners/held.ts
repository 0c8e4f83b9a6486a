import { isNotNull } from 'drizzle-orm'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { name } from '../../platform/forms/fields.ts'
import type { Acts } from '../../platform/held/acts.ts'
import type { Holder } from '../../platform/held/holder.ts'
import { findReaders, partWithReaders, readerItem, readersAt } from '../held.ts'
import { subscriptionActs } from '../my-data/acts.ts'

const isContact = isNotNull(subscriptions.enteredAt)

/** What contacts at partners may do: an objection ends the letters at once, as leaving does. */
const contactActs: Acts = {
  ...subscriptionActs,
  kind: 'partnerContact',
  correct: {
    name: { column: subscriptions.name, schema: name, while: { column: subscriptions.name } },
    ...subscriptionActs.correct,
  },
}

/** Contacts at partners, whom staff entered: they see from where, and that is all there is. */
export const heldContacts: Holder = {
  ids: (person) => readersAt(person, isContact),
  find: (person) => findReaders(person, isContact),
  items: ([contacts, issues, reports], view) =>
    contacts!.rows.map((row) => {
      const since = row.left_at ?? row.untold_since ?? row.entered_at ?? null
      const rule = row.left_at
        ? 'newsletter-subscription'
        : row.untold_since
          ? 'partner-untold'
          : 'partner-contact'
      const item = readerItem(
        { ...row, confirmed_at: null },
        { issues: issues!, reports: reports! },
        { rule, since },
        view,
      )
      return { ...item, kind: 'partnerContact' as const }
    }),
  partWith: partWithReaders,
  move: () => [],
  acts: contactActs,
}
