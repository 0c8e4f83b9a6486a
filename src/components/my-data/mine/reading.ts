import type { HeldItem, HeldRow } from '../../../../functions/platform/held/item.ts'
import { type Day, dayIn } from '../../../../functions/promises/calendar/calendar.ts'
import { promises } from '../../../../functions/promises/compiled.ts'
import { keptIn, readingBy } from '../../../../functions/promises/language/held-words.ts'
import { eraseBy, ruleFor } from '../../../../functions/promises/rules.ts'

/** How what is kept is told in words, by the content the pages are built with. */
export const reading = readingBy(promises)
export const { inWords, valueIn } = reading

/** The day the whole of a thing is erased at the latest; what else goes earlier has a day of its own. */
export function lastDayOf({ keptBy }: HeldItem): Day | undefined {
  const days = keptBy.flatMap(({ rule, eraseBy }) => (eraseBy && rule !== 'contact-details' ? [eraseBy] : []))
  return days.toSorted().at(-1)
}

/** The day on which nothing is known of a letter any more; every one that is kept says when it was queued. */
export function letterGoesOn(row: HeldRow): Day {
  const queuedAt = new Date(keptIn(row, 'queued_at')!)
  return eraseBy(ruleFor(promises.retention, 'letters'), dayIn(promises.site.timeZone, queuedAt))
}

/** What the person has left with us, as against what only came of this visit. */
export function isOwnersThing({ kind }: HeldItem): boolean {
  return kind !== 'way' && kind !== 'addressChange' && kind !== 'letters'
}
