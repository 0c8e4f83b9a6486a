import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { LedgerEntry, Withdrawn } from '../erasure/ledger-entries.ts'
import type { Statement } from '../statements.ts'
import type { Correctable } from './correcting.ts'
import type { Holder } from './holder.ts'
import type { HeldItem, ItemKind } from './item.ts'
import type { KeepingLonger } from './keeping.ts'
import type { Person } from './person.ts'
import type { Sharing } from './sharing.ts'

/** One thing a person acts on. `id` selects its id if it is theirs at that moment, else nothing: then nothing changes. */
export interface Theirs {
  id: SQL
  today: Day
  now: Date
}

/** What a person may do with their things of one kind, besides seeing them. */
export interface Acts {
  kind: ItemKind
  /** A select of one column, the ids of everybody's things of this kind that nothing erases. */
  everyId: SQLWrapper
  /** Direct marketing, which ends at an objection, always (art. 21.3). */
  isMarketing?: true
  withdraw?: Withdrawing
  /** What can be put right, by the name its form gives it, in the order the form asks. */
  correct?: Readonly<Record<string, Correctable>>
  keepLonger?: KeepingLonger
  /** Who outside may see it. */
  shares?: Sharing
}

/** The consent such things are kept or used by, and what taking it back comes to (GDPR art. 7.3). */
export interface Withdrawing {
  purpose: string
  /** Whether the thing itself goes with the consent. */
  erases: boolean
  statements(theirs: Theirs): Statement[]
  /** What the ledger is told of it, where it has a word of its own for that. */
  noted?(said: Pick<Withdrawn, 'addressHash' | 'at'>): LedgerEntry
}

/** What can be done with a thing; null for what one can only look at. */
export function actsOn(holders: readonly Holder[], { kind }: Pick<HeldItem, 'kind'>): Acts | null {
  return holderOf(holders, kind)?.acts ?? null
}

/** The thing under an id, for as long as it is this person's. */
export function theirs(
  holders: readonly Holder[],
  person: Person,
  { id, kind }: Pick<HeldItem, 'id' | 'kind'>,
): SQL {
  const holder = holderOf(holders, kind)
  if (!holder) throw new Error(`nobody acts on things of the kind ${kind}`)
  return sql`(select id from ${holder.ids(person)} where id = ${id})`
}

/** The thing under an id, whoever's it is, if it is there to be acted on. */
export function anybodys(holders: readonly Holder[], id: string): SQL {
  const named = holders.flatMap(({ acts }) =>
    acts ? [sql`select id from ${acts.everyId} where id = ${id}`] : [],
  )
  return sql`(${sql.join(named, sql` union `)})`
}

function holderOf(holders: readonly Holder[], kind: ItemKind): Holder | undefined {
  return holders.find(({ acts }) => acts?.kind === kind)
}
