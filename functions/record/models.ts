import type { Member } from '../platform/staff/member.ts'

/** The record of processing, which the page reads from content and inventory itself (page `desk/record`). */
export interface RecordModel {
  member: Member
}
