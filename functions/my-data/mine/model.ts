import type { Holder } from '../../platform/held/holder.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayIn, hoursIn } from '../../promises/calendar/calendar.ts'
import { keptBack } from '../../promises/inventory/kept-back.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import { accessRule } from '../access.ts'
import type { Everything } from '../models.ts'
import type { GoodKey } from '../opening/visits.ts'
import { readEverything } from './read.ts'

/** Everything there is to show in a visit, on the page and in the download alike. */
export async function everythingFor(
  visit: GoodKey,
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  holders: readonly Holder[],
  { locale, promises }: { locale: Locale; promises: Promises },
): Promise<Everything> {
  const now = clock()
  const view = { locale, today: dayIn(promises.site.timeZone, now), promises }
  const lastsMs = hoursIn(ruleFor(promises.retention, accessRule).keepFor) * 3_600_000
  return {
    email: visit.person.email,
    shownAt: now.toISOString(),
    openUntil: new Date(visit.madeAt + lastsMs).toISOString(),
    items: await readEverything(db, holders, visit.person, view),
    keptBack: Object.entries(keptBack).map(([field, because]) => ({ field, because })),
  }
}
