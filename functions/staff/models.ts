import type { Member } from '../platform/staff/member.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { ColleagueProblem } from './colleagues/form.ts'
import type { Problem } from './form.ts'
import type { PasskeyProblem } from './passkeys/form.ts'

/** The form for a link to the desk (page `desk/sign-in`). */
export interface SignInModel {
  values: { email: string }
  problems: Problem[]
}

/** What the link leads to (page `desk/let-in`): a button, or why it does not open. */
export interface LetInModel {
  state: 'asking' | 'needsPasskey' | 'otherBrowser' | 'expired'
}

/** Somebody's own account and where they are signed in (page `desk/me`). */
export interface MeModel {
  member: Member
  sessions: { id: string; way: 'link' | 'passkey'; startedAt: string; lastSeenAt: string; isThis: boolean }[]
  passkeys: { id: string; name: string; addedAt: string; lastUsedAt: string | null }[]
  /** Whether they signed in so lately that passkeys may come and go. */
  mayChangePasskeys: boolean
  /** The form for one more passkey. */
  adding: { values: { name: string }; problems: PasskeyProblem[] }
}

/** Asks once more before a passkey goes, and says what that means (page `desk/remove-passkey`). */
export interface RemovePasskeyModel {
  member: Member
  passkey: { id: string; name: string }
  isLast: boolean
}

/** Somebody's account as an administrator sees it. */
export interface Colleague extends Member {
  lastActiveOn: Day
  endedOn: Day | null
  hasPasskey: boolean
}

export const doneToStaff = ['added', 'ended'] as const

/** Everybody with an account, and the form for one more (page `desk/staff`). */
export interface StaffModel {
  member: Member
  colleagues: Colleague[]
  adding: {
    values: { name: string; email: string; locale: string; role: string; openings: string[] }
    problems: ColleagueProblem[]
  }
  done: (typeof doneToStaff)[number] | null
}

export const doneToColleague = ['changed', 'reopened', 'passkeysTaken'] as const

/** One account and what can be done with it; `asking` is what is asked about once more (page `desk/colleague`). */
export interface ColleagueModel {
  member: Member
  colleague: Colleague
  asking: 'nothing' | 'end' | 'passkeys'
  values: { role: string; openings: string[] }
  problems: ColleagueProblem[]
  done: (typeof doneToColleague)[number] | null
}
