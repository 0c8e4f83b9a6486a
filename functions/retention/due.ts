import type { Due } from '../platform/erasure.ts'
import { dayIn, endOfDay, hoursIn, latestStart } from '../promises/calendar.ts'
import { type RetentionTable, ruleFor } from '../promises/rules.ts'

/** What is due at an instant by the retention table, in the organisation's calendar. */
export function dueAt(at: Date, retention: RetentionTable, zone: string): Due {
  const today = dayIn(zone, at)
  const latest = (rule: string) => latestStart(today, ruleFor(retention, rule).keepFor)
  return {
    at,
    today,
    latestStart: latest,
    startedBefore(rule) {
      const { keepFor } = ruleFor(retention, rule)
      if (keepFor.startsWith('PT')) return new Date(at.getTime() - hoursIn(keepFor) * 3_600_000)
      return endOfDay(latest(rule), zone)
    },
  }
}
