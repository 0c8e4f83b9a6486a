import type { Member } from '../../platform/staff/member.ts'
import type { OpeningAtDesk } from './openings.ts'

/** What waits for a member (page `desk/overview`). */
export interface OverviewModel {
  member: Member
  openings: OpeningAtDesk[]
}
