import type { ItemKind } from '../../../platform/held/item.ts'
import type { Member } from '../../../platform/staff/member.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import type { Problem } from '../form.ts'

/** An application found by the name in it. */
export interface Match {
  name: string
  email: string
  opening: string
  submittedOn: Day
}

/** One thing held about somebody, by its name alone. */
export interface Thing {
  id: string
  kind: ItemKind
  name: string
  controller: string
  /** The last of the days its rules give it; null while none has begun. */
  eraseBy: Day | null
  isOnHold: boolean
  isLockedAway: boolean
}

/** What a search came to: nothing asked yet, everything under an address, or applications by the name in them. */
export type Found =
  | { by: 'nothing' }
  | { by: 'address'; email: string; things: Thing[] }
  | { by: 'name'; matches: Match[]; areAll: boolean }

/** The search for a person (page `desk/people`). */
export interface PeopleModel {
  member: Member
  found: Found
  /** Whether applications that are first read without a name are not among what is found. */
  leavesOut: boolean
  values: { q: string }
  problems: Problem[]
}
