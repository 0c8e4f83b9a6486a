import type { traces } from '../../db/schema/staff.ts'
import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Finding } from './seals/findings.ts'

/** What the audit trail is narrowed down to. */
export interface Narrowed {
  staff: string | null
  act: string | null
  day: Day | null
}

/** One trace: who (no name once the account is erased), what, which thing by its random number, and when (ISO 8601). */
export interface TraceAtDesk {
  id: string
  at: string
  name: string | null
  role: (typeof traces.$inferSelect)['role']
  act: string
  subjectId: string
}

/** How far the traces are sealed and what differs; `checksum` is that of the newest seal, to be noted elsewhere. */
export interface SealsAtDesk {
  at: string
  to: Day
  isLate: boolean
  differing: Finding[]
  checksum: string
}

/** The audit trail, newest first (page `desk/traces`). */
export interface TracesModel {
  member: Member
  narrowed: Narrowed
  /** Whom and what it can be narrowed down to. */
  staff: Pick<Member, 'id' | 'name' | 'role'>[]
  acts: readonly string[]
  traces: TraceAtDesk[]
  /** The query of the next page; null at the end. */
  older: string | null
  /** The query of the first page, anywhere but there. */
  newest: string | null
  /** Null before the first day is sealed. */
  seals: SealsAtDesk | null
}
