import { eq, gt } from 'drizzle-orm'
import { contactMessages } from '../../db/schema/contact.ts'
import { addressesAtOnce, type Holder } from '../platform/held/holder.ts'
import { movingRows } from '../platform/held/moving.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow } from '../platform/held/rows.ts'
import { make } from '../platform/statements.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'
import { messagesGone } from './erasure.ts'
import { messageActs } from './my-data/acts.ts'

/** What a person has written to us. */
export const heldMessages: Holder = {
  ids: ({ email }) => make.select({ id: contactMessages.id }).from(contactMessages).where(from(email)),
  addresses: (after) =>
    make
      .selectDistinct({ email: contactMessages.email })
      .from(contactMessages)
      .where(gt(contactMessages.email, after))
      .orderBy(contactMessages.email)
      .limit(addressesAtOnce),
  find: ({ email }) => [make.select().from(contactMessages).where(from(email))],
  items: ([found], { promises }) =>
    found!.rows.map((row) => ({
      id: String(row.id),
      kind: 'message',
      name: String(row.reference),
      controller: promises.site.controllers.find(({ id }) => id === row.controller)?.name ?? '',
      recipients: [],
      keptBy: [
        {
          rule: purposeFor(promises.purposes, 'contact').rule,
          startsOn: String(row.starts_on),
          eraseBy: String(row.erase_by),
        },
      ],
      moved: null,
      whenErased: 'erased',
      rows: [heldRow(contactMessages, row)],
    })),
  partWith: (items) => ({ first: messagesGone(items.map(({ id }) => id)), afterwards: async () => {} }),
  move: (moving) => movingRows(contactMessages, from(moving.from.email), moving, { email: moving.to.email }),
  acts: messageActs,
}

function from(email: Person['email']) {
  return eq(contactMessages.email, email)
}
