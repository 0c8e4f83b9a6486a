import type { ResultSet, Row } from '@libsql/client/web'
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import {
  mailingRecipients,
  mailReports,
  subscriptionRequests,
  subscriptions,
  suppressions,
} from '../../db/schema/newsletter.ts'
import { outbox } from '../../db/schema.ts'
import { lastDayOf } from '../platform/erasure/due.ts'
import type { Holder, Parting, View } from '../platform/held/holder.ts'
import type { HeldItem, ItemKind } from '../platform/held/item.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { make, type Statement } from '../platform/statements.ts'
import { controllerNamed } from '../promises/organisation/site.ts'
import { ruleFor } from '../promises/rules.ts'
import { subscriptionGone } from './leaving/erase.ts'
import { subscriptionActs } from './my-data/acts.ts'
import { endedByMove, moveSubscription } from './my-data/move.ts'

const isSubscriber = isNull(subscriptions.enteredAt)

/** The newsletter: who reads it, who was asked and has not answered, and who is not to be written to. */
export const heldSubscriptions: Holder = {
  ids: (person) => readersAt(person, isSubscriber),
  find: (person) => [
    ...findReaders(person, isSubscriber),
    ...[subscriptionRequests, suppressions].map((table) =>
      make.select().from(table).where(eq(table.addressHash, person.addressHash)),
    ),
  ],
  items: ([readers, issues, reports, asked, blocks], view) => [
    ...readers!.rows.map((row) => {
      const why = { rule: 'newsletter-subscription', since: row.left_at ?? null }
      return {
        ...readerItem(row, { issues: issues!, reports: reports! }, why, view),
        kind: 'subscription' as const,
      }
    }),
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
  partWith: partWithReaders,
  acts: subscriptionActs,
  move: moveSubscription,
  endedByMove,
}

/** The ids of those at an address who are of a kind: subscribers, or contacts at partners. */
export function readersAt({ addressHash }: Person, kind: SQL) {
  return make
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.addressHash, addressHash), kind))
}

/** Finds them, the issues sent to them, and what was reported about those. */
export function findReaders(person: Person, kind: SQL): Statement[] {
  const theirs = inArray(mailingRecipients.subscriptionId, readersAt(person, kind))
  const letters = make.select({ id: mailingRecipients.providerId }).from(mailingRecipients).where(theirs)
  return [
    make
      .select()
      .from(subscriptions)
      .where(and(eq(subscriptions.addressHash, person.addressHash), kind)),
    make.select().from(mailingRecipients).where(theirs),
    make.select().from(mailReports).where(inArray(mailReports.providerId, letters)),
  ]
}

export function readerItem(
  row: Row,
  { issues, reports }: { issues: ResultSet; reports: ResultSet },
  { rule, since }: { rule: string; since: Row[string] | null },
  view: View,
): Omit<HeldItem, 'kind'> {
  return {
    ...counted(rule, since, row, view),
    rows: [
      heldRow(subscriptions, row),
      ...heldRows(mailingRecipients, issues, ({ subscription_id }) => subscription_id === row.id),
      ...heldRows(mailReports, reports, () => true),
    ],
  }
}

export function partWithReaders(items: readonly HeldItem[], now: Date): Parting {
  return {
    first: items.flatMap(({ id, kind }) =>
      kind === 'subscriptionRequest' ? requestGone(id) : subscriptionGone(id, now),
    ),
    afterwards: async () => {},
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
