import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Wanted } from '../promises/openings/job-search.ts'
import type { Stand } from './desk/standing.ts'

/** What has closed, and when. */
export interface Closings {
  closed: Record<string, Day>
}

/** The list of jobs when it is narrowed or no longer as it was built (page `jobs`). */
export interface JobsModel extends Closings {
  wanted: Wanted
}

/** An opening one can no longer apply for (page `closed`), and what else has closed. */
export interface ClosedModel extends Closings {
  slug: string
}

/** How many applications to an opening staff meet: all, those nobody has begun to read, those without an answer. */
export interface Applied {
  applications: number
  unread: number
  undecided: number
}

/** An opening as staff meet it. */
export interface OpeningAtDesk extends Stand, Applied {
  slug: string
  title: string
  deadlineOn: Day | null
  /** Whether it can be closed before its deadline, or opened again. */
  canTurn: boolean
}

/** How it stands with a member's openings (page `desk/openings`). */
export interface OpeningsModel {
  member: Member
  openings: OpeningAtDesk[]
}

/** One that is to be closed early (page `desk/close`). */
export interface ClosingModel {
  member: Member
  opening: OpeningAtDesk
}
