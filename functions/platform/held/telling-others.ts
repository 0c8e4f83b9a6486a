import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Statement } from '../statements.ts'
import type { HeldItem } from './item.ts'

/** What somebody did to things of theirs, as far as others who had them must know (GDPR art. 19). */
export interface DoneToThings {
  kind: 'rectification' | 'erasure' | 'restriction'
  items: readonly HeldItem[]
  locale: Locale
  today: Day
  now: Date
}

/** Statements that put it into the queue whom to tell, for the batch that does it. */
export type TellOthers = (done: DoneToThings) => Statement[]

/** Those who have had a thing from us: its recipients, without who is responsible for it. */
export function othersWith({ recipients, controller }: HeldItem): string[] {
  return recipients.filter((name) => name !== controller)
}

/** What a person and we call a thing by; empty where it has no reference. */
export function referenceOf({ rows }: HeldItem): string {
  const facts = rows.flatMap((row) => row.facts)
  return facts.find(({ field }) => field.endsWith('.reference'))?.value ?? ''
}
