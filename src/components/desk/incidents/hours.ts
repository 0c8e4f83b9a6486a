import type { Incident } from '../../../../functions/incidents/models.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { plural, wordsIn } from '../../../../functions/promises/language/words.ts'

/** How long there is to report, by how much it is late, or that nothing waits any more. */
export function reportInWords({ reportedAt, isSettled, hoursLeft }: Incident, locale: Locale): string {
  const words = wordsIn(locale).desk.incidents
  if (isSettled) return reportedAt === null ? words.reasoned : words.reported
  return hoursInWords(hoursLeft, locale)
}

/** How many of the 72 hours are left, or for how long they have been over. */
export function hoursInWords(hoursLeft: number, locale: Locale): string {
  const words = wordsIn(locale).desk.incidents
  if (hoursLeft === 0) return words.lastHour
  return hoursLeft > 0
    ? plural(words.hoursLeft, hoursLeft, locale)
    : plural(words.hoursOver, -hoursLeft, locale)
}

/** Whether it should have been reported by now. */
export function isLate({ isSettled, hoursLeft }: Incident): boolean {
  return !isSettled && hoursLeft < 0
}
