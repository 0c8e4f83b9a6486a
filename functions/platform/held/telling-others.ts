import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Statement } from '../statements.ts'
import { fateOf, type HeldItem } from './item.ts'

/** A thing that others may have had from us: by what it is known, who is responsible for it, and who receives it. */
export interface GivenThing {
  reference: string
  controller: string
  recipients: readonly string[]
}

/** What somebody did to things of theirs, as far as others who had them must know (GDPR art. 19). */
export interface DoneToThings {
  kind: 'rectification' | 'erasure' | 'restriction'
  things: readonly GivenThing[]
  /** Whose they are: by it they find who was told, and when. */
  addressHash: string
  locale: Locale
  today: Day
  now: Date
  /** Nobody is told unless this holds in the batch: what was to be done may have come too late. */
  onlyIf?: Statement
}

/** Statements that put it into the queue whom to tell, for the batch that does it. */
export type TellOthers = (done: DoneToThings) => Statement[]

/** Has others told of things erased at their person's word, and of those only locked away, as restricted. */
export function toldOfErasure(
  tellOthers: TellOthers,
  items: readonly HeldItem[],
  said: Pick<DoneToThings, 'addressHash' | 'locale' | 'today' | 'now'>,
): Statement[] {
  const of = (...fates: ReturnType<typeof fateOf>[]) =>
    items.filter((item) => fates.includes(fateOf(item))).map(givenThing)
  return [
    ...tellOthers({ kind: 'erasure', things: of('erased'), ...said }),
    ...tellOthers({ kind: 'restriction', things: of('defenceOnly', 'onHold'), ...said }),
  ]
}

/** Those who have had a thing from us: its recipients, without who is responsible for it. */
export function othersWith({ recipients, controller }: Omit<GivenThing, 'reference'>): string[] {
  return recipients.filter((name) => name !== controller)
}

export function givenThing(item: HeldItem): GivenThing {
  const { controller, recipients } = item
  return { reference: referenceOf(item), controller, recipients }
}

/** What a person and we call a thing by; empty where it has no reference. */
export function referenceOf({ rows }: HeldItem): string {
  const facts = rows.flatMap((row) => row.facts)
  return facts.find(({ field }) => field.endsWith('.reference'))?.value ?? ''
}
