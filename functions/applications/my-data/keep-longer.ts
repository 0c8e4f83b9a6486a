import type { HeldItem, HeldRow } from '../../platform/held/item.ts'
import type { KeepingLonger } from '../../platform/held/keeping.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { keptIn } from '../../promises/language/held-words.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { keepLonger } from '../keeping/keep.ts'
import { longerFor } from '../keeping/longer.ts'
import type { Terms } from '../terms.ts'

/**
 * Applications kept longer from my data: whenever a rule allows more, not only once the day is near, and once a day, so
 * that a second press asks nothing new. What is locked away against claims stays until its day and no longer.
 */
export const keepingApplications: KeepingLonger = {
  offer(item, { today, promises }) {
    const longer = keptLonger(item, promises, today)?.longer
    return longer ? { by: longer.by, until: longer.until } : null
  },
  async statements({ item, theirs, locale }, promises, world) {
    const { id, today, now } = theirs
    const kept = keptLonger(item, promises, today)
    if (!kept) return []
    const asked = { form: 'my-data', locale } as const
    return keepLonger(world, promises, { ...kept, id: item.id, found: id, asked, now })
  },
}

function keptLonger({ rows: [own] }: HeldItem, { openings, retention }: Promises, today: Day) {
  const opening = openings.find(({ slug }) => own && slug === keptIn(own, 'opening'))
  if (!own || !opening || keptIn(own, 'defended_at') || keptIn(own, 'kept_longer_on') === today) return null
  const terms = termsIn(own)
  const longer = longerFor({ ...terms, role: keptIn(own, 'role') ?? null }, opening, retention, today)
  return longer && { opening, terms, longer, reference: text(own, 'reference'), recipient: recipientIn(own) }
}

function termsIn(own: HeldRow): Terms {
  const orNull = (column: string) => keptIn(own, column) ?? null
  return {
    rule: text(own, 'rule'),
    baseStartsOn: text(own, 'base_starts_on'),
    baseEraseBy: text(own, 'base_erase_by'),
    poolRule: orNull('pool_rule'),
    poolStartsOn: orNull('pool_starts_on'),
    poolEraseBy: orNull('pool_erase_by'),
    contactRule: orNull('contact_rule'),
    contactStartsOn: orNull('contact_starts_on'),
    contactEraseBy: orNull('contact_erase_by'),
  }
}

function recipientIn(own: HeldRow): { email: string; locale: Locale } {
  const locale = keptIn(own, 'locale')
  if (!isLocale(locale)) throw new Error('an application is in none of our languages')
  return { email: text(own, 'email'), locale }
}

function text(own: HeldRow, column: string): string {
  return keptIn(own, column) ?? ''
}
