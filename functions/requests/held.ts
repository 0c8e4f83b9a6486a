import type { ResultSet, Row } from '@libsql/client/web'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { requests, requestTasks } from '../../db/schema/requests.ts'
import type { Holder, View } from '../platform/held/holder.ts'
import type { HeldItem } from '../platform/held/item.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { make } from '../platform/statements.ts'
import { requestsGone } from './erasure.ts'
import { requestsRule } from './world.ts'

/**
 * What a person has asked of us by other ways, as far as we know their address. An open request they erase is taken
 * back; an answered one stays by its rule, without name and address, and is found under whichever address is theirs.
 */
export const heldRequests: Holder = {
  ids,
  find: (person) => [
    make.select().from(requests).where(eq(requests.addressHash, person.addressHash)).orderBy(requests.id),
    make
      .select()
      .from(requestTasks)
      .where(inArray(requestTasks.requestId, ids(person))),
  ],
  items: ([found, tasks], view) => found!.rows.map((row) => requestItem(row, tasks!, view)),
  partWith: (items) => ({
    first: requestsGone(items.filter(({ whenErased }) => whenErased === 'erased').map(({ id }) => id)),
    afterwards: async () => {},
  }),
  move: ({ from, to, isMeant }) => {
    const theirs = and(eq(requests.addressHash, from.addressHash), isMeant)
    return [
      make
        .update(requests)
        .set({ email: to.email })
        .where(and(theirs, isNotNull(requests.email))),
      make.update(requests).set({ addressHash: to.addressHash }).where(theirs),
    ]
  },
}

function ids({ addressHash }: Person) {
  return make.select({ id: requests.id }).from(requests).where(eq(requests.addressHash, addressHash))
}

function requestItem(row: Row, tasks: ResultSet, { promises }: View): HeldItem {
  const { controllers } = promises.site
  const answeredOn = row.answered_on === null ? null : String(row.answered_on)
  return {
    id: String(row.id),
    kind: 'request',
    name: String(row.reference),
    controller: controllers.find(({ id }) => id === row.controller)?.name ?? String(row.controller),
    recipients: [],
    keptBy: [
      {
        rule: requestsRule,
        startsOn: answeredOn,
        eraseBy: row.erase_by === null ? null : String(row.erase_by),
      },
    ],
    moved: null,
    whenErased: answeredOn ? 'stays' : 'erased',
    rows: [
      heldRow(requests, row),
      ...heldRows(requestTasks, tasks, ({ request_id }) => request_id === row.id),
    ],
  }
}
