import type { staff } from '../../../db/schema/staff.ts'
import type { Member } from '../../platform/staff/member.ts'

export type StaffRow = typeof staff.$inferSelect

/** A row of staff as the desk knows its owner. */
export function memberFrom({ id, email, name, locale, role, openings }: StaffRow): Member {
  return { id, email, name, locale, role, openings: JSON.parse(openings) }
}
