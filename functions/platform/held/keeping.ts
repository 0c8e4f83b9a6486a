import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Platform } from '../platform.ts'
import type { Statement } from '../statements.ts'
import type { Theirs } from './acts.ts'
import type { View } from './holder.ts'
import type { HeldItem } from './item.ts'

/** What asking to have a thing kept longer comes to: by a press, or by the talent pool's box and a press. */
export interface LongerOffer {
  by: 'activity' | 'consent'
  /** The day it is erased then. */
  until: Day
}

/** How things of one kind are kept longer at their person's word. */
export interface KeepingLonger {
  /** By the rules of today; null where none of them allows more. */
  offer(item: HeldItem, view: View): LongerOffer | null
  /** The thing's new terms, the consent if it takes one, and the letter that says so; nothing where nothing is offered. */
  statements(
    asked: { item: HeldItem; theirs: Theirs; locale: Locale },
    promises: Promises,
    world: Pick<Platform, 'addresses' | 'addressHash' | 'origin'>,
  ): Promise<Statement[]>
}
