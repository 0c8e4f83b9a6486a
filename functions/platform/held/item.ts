import type { Day } from '../../promises/calendar/calendar.ts'
import type { FactRow } from '../../promises/language/held-words.ts'

/** What somebody can hold with us, each found under its own heading. */
export type ItemKind =
  | 'application'
  | 'message'
  | 'subscription'
  | 'partnerContact'
  | 'subscriptionRequest'
  | 'block'
  | 'request'
  | 'way'
  | 'addressChange'
  | 'letters'

/** One row, without the columns nobody is shown. */
export type HeldRow = FactRow

/** Why something is kept: the rule, since when it counts, and the day its time is over (null while nothing has started it). */
export interface KeptBy {
  rule: string
  startsOn: Day | null
  eraseBy: Day | null
}

/** That a claim or an authority keeps a thing for now, until it is looked at again (GDPR art. 17.3). */
export interface Hold {
  ground: 'claim' | 'authority'
  reviewOn: Day
}

/** One thing held about a person, with everything that belongs to it. */
export interface HeldItem {
  /** Under this it can be acted on. */
  id: string
  kind: ItemKind
  /** What the person knows it by, in their language; empty where its kind says enough. */
  name: string
  /** Who is responsible for it (GDPR art. 4.7). */
  controller: string
  /** To whom it is given outside the portal's suppliers (GDPR art. 15.1 c). */
  recipients: string[]
  keptBy: KeptBy[]
  /** What made its day move from the one first promised, if anything did. */
  moved: 'keptLonger' | 'talentPool' | 'ended' | null
  /**
   * What becomes of it when its person wants it erased: it goes at once, is locked away against claims until its day
   * (GDPR art. 17.3 e), or stays as little as it is.
   */
  whenErased: 'erased' | 'defenceOnly' | 'stays'
  /** While it stands nothing of the thing goes, whatever else is said here. */
  hold?: Hold
  rows: HeldRow[]
}

/** What becomes of a thing now if its person wants it erased: a hold comes before everything else. */
export function fateOf({ whenErased, hold }: Pick<HeldItem, 'whenErased' | 'hold'>) {
  return hold && whenErased !== 'stays' ? 'onHold' : whenErased
}
