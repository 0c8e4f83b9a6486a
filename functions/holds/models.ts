import type { holds } from '../../db/schema/holds.ts'
import type { Problem } from '../platform/forms/problems.ts'
import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'

export type Standing = typeof holds.$inferSelect

/** What a hold is put on, by what its person calls it; `opening` for an application alone. */
export interface ThingOnHold {
  id: string
  kind: Standing['kind']
  reference: string
  opening: string | null
}

/** What a privacy officer did to a hold, when (ISO 8601) and why. */
export interface DoneToHold {
  act: string
  reason: string
  at: string
}

/** What was just done, for the page that follows. */
export const said = ['put', 'extended', 'lifted'] as const
export type Said = (typeof said)[number]

/** Every hold, the nearest review first, with the days until it (page `desk/holds`). */
export interface HoldsModel {
  member: Member
  said: Said | null
  past: (Standing & { daysLeft: number })[]
  standing: (Standing & { daysLeft: number })[]
}

/** One hold, or a thing that can have one (page `desk/hold`). */
export interface HoldModel {
  member: Member
  thing: ThingOnHold
  hold: (Standing & { daysLeft: number }) | null
  history: DoneToHold[]
  latestReview: Day
  said: Said | null
  values: Record<string, string>
  problems: Problem<string>[]
}
