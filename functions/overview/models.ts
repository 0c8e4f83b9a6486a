import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'

/** An opening at a glance; `on` is the day its state is about. */
export interface OpeningAtAGlance {
  slug: string
  title: string
  state: 'always' | 'open' | 'closedEarly' | 'pastDeadline' | 'ended'
  on: Day | null
  applications: number
  unread: number
  undecided: number
}

/** What those who watch over the promises have to see to. */
export interface Watched {
  requests: { waiting: number; late: number }
  /** `overdue`: what should have been erased a day ago and still exists. */
  erasure: { isLate: boolean; overdue: number }
  seals: 'fine' | 'late' | 'differ'
  /** How many in the inbox wait for an answer. */
  messages: number
  incidents: UnsettledIncident[]
}

/** An incident that is not reported yet, with the hours that are left of its 72: none in the last, below zero once they are over. */
export interface UnsettledIncident {
  incidentId: string
  heading: string
  hoursLeft: number
}

/** What waits for a member (page `desk/overview`); null is what their role has nothing to do with. */
export interface OverviewModel {
  member: Member
  today: Day
  openings: OpeningAtAGlance[] | null
  watched: Watched | null
  /** How many accounts are let in by a link alone. */
  withoutPasskey: number | null
  /** Of how many holds the day of review has passed. */
  holdsPast: number | null
}
