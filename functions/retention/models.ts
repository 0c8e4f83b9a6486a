import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { RestrictedThing } from './restricted-things.ts'
import type { ThingOnHold } from './things-on-hold.ts'

/** What the job says of itself in public. */
export interface ErasureAccount {
  isLate: boolean
  lastFinishedAt: string | null
  stopped: { why: 'ceiling' | 'badRule'; at: string } | null
  overdue: number
  rules: { rule: string; inLastRun: number; overdue: number; nextOn: Day | null }[]
}

/** An opening whose recruitment nobody has ended, and when the clock of its applications starts whatever happens. */
export interface EndlessOpening {
  slug: string
  deadlineOn: Day | null
  startsOn: Day | null
  lastOn: Day | null
  applications: number
}

/** How the retention job does and what it waits for (page `desk/retention`). */
export interface RetentionModel {
  member: Member
  today: Day
  isLate: boolean
  lastFinishedAt: string | null
  stopped: ErasureAccount['stopped']
  /** What was due a day ago and still exists: things with a row, and files without one. */
  overdue: number
  orphans: number
  /** By rule; `inRunNow` is what a run at this moment would erase. */
  rules: (ErasureAccount['rules'][number] & { inRunNow: number })[]
  restricted: RestrictedThing[]
  onHold: ThingOnHold[]
  openings: EndlessOpening[]
}
