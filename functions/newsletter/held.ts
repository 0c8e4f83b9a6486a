import type { ResultSet, Row } from '@libsql/client/web'
import { eq, inArray } from 'drizzle-orm'
import {
  mailingRecipients,
  mailReports,
  subscriptionRequests,
  subscriptions,
  suppressions,
} from '../../db/schema/newsletter.ts'
import { outbox } from '../../db/schema.ts'
import { lastDayOf } from '../platform/erasure/due.ts'
import type { Holder, View } from '../platform/held/holder.ts'
import type { HeldItem, ItemKind } from '../platform/held/item.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { make, type Statement } from '../platform/statements.ts'
import { controllerNamed } from '../promises/organisation/site.ts'
import { ruleFor } from '../promises/rules.ts'
import { subscriptionGone } from './leaving/erase.ts'
import { subscriptionActs } from './my-data/acts.ts'
import { endedByMove, moveSubscription } from './my-data/move.ts'

const byAddress = [subscriptions, subscriptionRequests, suppressions] as const

/** The newsletter: who reads it, who was asked and has not answered, and who is not to be written to. */
export const heldSubscriptions: Holder = {
  ids,
  find: (person) => [
    ...byAddress.map((table) => make.select().from(table).where(eq(table.addressHash, person.addressHash))),
    make
      .select()
      .from(mailingRecipients)
      .where(inArray(mailingRecipients.subscriptionId, ids(person))),
    make
      .select()
      .from(mailReports)
      .where(inArray(mailReports.providerId, providerIds(person))),
  ],
  items: ([readers, asked, blocks, issues, reports], view) => [
    ...readers!.rows.map((row) => subscription(row, issues!, reports!, view)),
    ...asked!.rows.map((row) => ({
      ...counted('newsletter-pending', row.asked_at, row, view),
      kind: 'subscriptionRequest' as const,
      rows: [heldRow(subscriptionRequests, row)],
    })),
    ...blocks!.rows.map((row) => ({
      ...counted('newsletter-suppression', row.suppressed_at, row, view),
      kind: 'block' as const satisfies ItemKind,
      whenErased: 'stays' as const,
      rows: [heldRow(suppressions, row)],
    })),
  ],
  partWith: (items, now) => ({
    first: items.flatMap(({ id, kind }) =>
      kind === 'subscription' ? subscriptionGone(id, now) : requestGone(id),
    ),
    afterwards: async () => {},
  }),
  acts: subscriptionActs,
  move: moveSubscription,
  endedByMove,
}

function ids({ addressHash }: Person) {
  return make
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(eq(subscriptions.addressHash, addressHash))
}

function providerIds(person: Person) {
  return make
    .select({ id: mailingRecipients.providerId })
    .from(mailingRecipients)
    .where(inArray(mailingRecipients.subscriptionId, ids(person)))
}

function subscription(row: Row, issues: ResultSet, reports: ResultSet, view: View): HeldItem {
  return {
    ...counted('newsletter-subscription', row.left_at, row, view),
    kind: 'subscription',
    rows: [
      heldRow(subscriptions, row),
      ...heldRows(mailingRecipients, issues, ({ subscription_id }) => subscription_id === row.id),
      ...heldRows(mailReports, reports, () => true),
    ],
  }
}

/** What lives by a rule that counts from an instant; without one it stays until its owner acts. */
function counted(id: string, since: unknown, row: Row, { promises }: View): Omit<HeldItem, 'kind' | 'rows'> {
  const { retention, site } = promises
  const eraseBy = since ? lastDayOf(ruleFor(retention, id), new Date(Number(since)), site.timeZone) : null
  const controller = controllerNamed(site, String(row.controller))
  return {
    id: String(row.id),
    name: '',
    controller: controller.name,
    recipients: [],
    keptBy: [{ rule: id, startsOn: null, eraseBy }],
    moved: null,
    whenErased: 'erased',
  }
}

function requestGone(id: string): Statement[] {
  return [
    make.delete(outbox).where(eq(outbox.subjectId, id)),
    make.delete(subscriptionRequests).where(eq(subscriptionRequests.id, id)),
  ]
}
