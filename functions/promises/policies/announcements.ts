import { addPeriod, type Day } from '../calendar/calendar.ts'
import type { Policy } from './policies.ts'

/** How long a change that matters is told on every page, from the day it takes effect. */
export const announcedFor = 'P30D'

/** The versions that changed something that matters and took effect less than announcedFor ago. */
export function announced(policies: Policy[], builtOn: Day): Policy[] {
  return policies.filter(
    ({ change, effectiveOn }) =>
      (change === 'material' || change === 'newPurpose') &&
      effectiveOn <= builtOn &&
      builtOn < addPeriod(effectiveOn, announcedFor),
  )
}
