import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { contactAnswers, contactMessages } from '../../db/schema/contact.ts'
import { isOnHold } from '../platform/erasure/holds.ts'
import { addressesAtOnce, type Holder } from '../platform/held/holder.ts'
import { movingRows } from '../platform/held/moving.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { listed, make, type Statement } from '../platform/statements.ts'
import type { Day } from '../promises/calendar/calendar.ts'
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
  partWith(items, _now, today) {
    const ids = items.map(({ id }) => id)
    return { first: [...messagesGone(ids), dueOnceLifted(ids, today)], afterwards: async () => {} }
  },
  move: (moving) => movingRows(contactMessages, from(moving.from.email), moving, { email: moving.to.email }),
  acts: messageActs,
}

function idsFrom(email: Person['email']) {
  return make.select({ id: contactMessages.id }).from(contactMessages).where(from(email))
}

/** What a hold keeps for now goes as soon as that is lifted. */
function dueOnceLifted(ids: readonly string[], today: Day): Statement {
  return make
    .update(contactMessages)
    .set({ eraseBy: sql`min(${contactMessages.eraseBy}, ${today})` })
    .where(and(inArray(contactMessages.id, listed(ids)), isOnHold(contactMessages.id)))
}

function from(email: Person['email']) {
  return eq(contactMessages.email, email)
}
