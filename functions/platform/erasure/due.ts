import { type Day, dayIn, endOfDay, hoursIn, latestStart } from '../../promises/calendar/calendar.ts'
import { eraseBy, type RetentionTable, type Rule, ruleFor } from '../../promises/rules.ts'
import type { Due, ErasureDuty } from './duty.ts'

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

/** The duties whose rules content has; the job refuses to run while one has lost its own. */
export function withTheirRules(duties: readonly ErasureDuty[], { rules }: RetentionTable): ErasureDuty[] {
  const known = new Set(rules.map(({ id }) => id))
  return duties.filter((duty) => duty.rules.every((rule) => known.has(rule)))
}

/** The day on which what carries an instant is erased under a rule, in the organisation's calendar. */
export function lastDayOf(rule: Rule, startedAt: Date, zone: string): Day {
  if (!rule.keepFor.startsWith('PT')) return eraseBy(rule, dayIn(zone, startedAt))
  return dayIn(zone, new Date(startedAt.getTime() + hoursIn(rule.keepFor) * 3_600_000))
}
