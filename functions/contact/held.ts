import { eq, gt, inArray } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../db/schema/contact.ts'
import { addressesAtOnce, type Holder } from '../platform/held/holder.ts'
import { movingRows } from '../platform/held/moving.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { make } from '../platform/statements.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'
import { messagesGone } from './erasure.ts'
import { messageActs } from './my-data/acts.ts'

/** What a person has written to us, and what we answered. */
export const heldMessages: Holder = {
  ids: ({ email }) => idsFrom(email),
  addresses: (after) =>
    make
      .selectDistinct({ email: contactMessages.email })
      .from(contactMessages)
      .where(gt(contactMessages.email, after))
      .orderBy(contactMessages.email)
      .limit(addressesAtOnce),
  find: ({ email }) => [
    make.select().from(contactMessages).where(from(email)),
    make
      .select()
      .from(contactAnswers)
      .where(inArray(contactAnswers.messageId, idsFrom(email))),
  ],
  items: ([found, answers], { promises }) =>
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
      rows: [
        heldRow(contactMessages, row),
        ...heldRows(contactAnswers, answers!, ({ message_id }) => message_id === row.id),
      ],
    })),
  partWith: (items) => ({ first: messagesGone(items.map(({ id }) => id)), afterwards: async () => {} }),
  move: (moving) => movingRows(contactMessages, from(moving.from.email), moving, { email: moving.to.email }),
  acts: messageActs,
}

function idsFrom(email: Person['email']) {
  return make.select({ id: contactMessages.id }).from(contactMessages).where(from(email))
}

function from(email: Person['email']) {
  return eq(contactMessages.email, email)
}
