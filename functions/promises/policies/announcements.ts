import { addPeriod, type Day } from '../calendar/calendar.ts'
import type { Policy } from './policies.ts'

/** How long a change that matters is told on every page, from the day it takes effect. */
export const announcedFor = 'P30D'

/** Whether people are to be told of a version, by letter and on every page. */
export function matters({ change }: Pick<Policy, 'change'>): boolean {
  return change === 'material' || change === 'newPurpose'
}

/** The versions that changed something that matters and took effect less than announcedFor ago. */
export function announced(policies: Policy[], builtOn: Day): Policy[] {
  return policies.filter(
    (version) =>
      matters(version) &&
      version.effectiveOn <= builtOn &&
      builtOn < addPeriod(version.effectiveOn, announcedFor),
  )
}
