import type { Acts, Theirs } from '../../platform/held/acts.ts'
import { actsOn, theirs } from '../../platform/held/acts.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { Person } from '../../platform/held/person.ts'
import { localeOf } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { cookieOf } from '../../platform/requests/keys-in-browsers.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { readEverything } from '../mine/read.ts'
import { findKey } from '../opening/visits.ts'

/** Somebody in their open visit, with all that is theirs, about to act on some of it. */
export interface Visitor {
  person: Person
  items: HeldItem[]
  /** The thing under an id with what can be done to it; null when it is not theirs or can only be looked at. */
  thing(id: string | undefined): Thing | null
}

export interface Thing {
  item: HeldItem
  acts: Acts
  theirs: Theirs
}

/** Null when no visit is open. */
export async function visitorOf(
  c: Visit,
  promises: Promises,
  holders: readonly Holder[],
): Promise<Visitor | null> {
  const platform = c.get('platform')
  const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
  if (!visit) return null
  const { person } = visit
  const now = platform.clock()
  const today = dayIn(promises.site.timeZone, now)
  const items = await readEverything(platform.db, holders, person, { locale: localeOf(c), today, promises })
  return {
    person,
    items,
    thing(id) {
      const item = items.find((one) => one.id === id)
      const acts = item ? actsOn(holders, item) : null
      if (!item || !acts) return null
      return { item, acts, theirs: { id: theirs(holders, person, item), today, now } }
    },
  }
}
