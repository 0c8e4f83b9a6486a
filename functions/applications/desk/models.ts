import type { Problem } from '../../platform/forms/problems.ts'
import type { Member } from '../../platform/staff/member.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { readDetails } from '../roles/details.ts'
import type { Ending } from './ending/standing.ts'
import type { Found } from './list/list.ts'
import type { Status, Wanted } from './list/wanted.ts'
import type { Parts, Reading } from './reading/read.ts'
import type { ShareValues } from './sharing/check.ts'

/** The applications to one opening (page `desk/opening`); `changeId` is what was just done, if anything. */
export interface ListModel extends Found {
  member: Member
  opening: { slug: string; title: string; deadlineOn: Day | null }
  wanted: Wanted
  /** This list as its address says it, and the pages beside it. */
  list: string
  previous: string | null
  next: string | null
  pages: number
  changeId: string
}

/** One application whole (page `desk/application`). */
export interface ReadingModel extends Reading {
  member: Member
  opening: { slug: string; title: string }
  today: Day
  /** What their role was asked. */
  details: ReturnType<typeof readDetails>
  /** The list somebody came from, as its address says it. */
  list: string
  wrong: Wrong | null
}

/** A letter to one applicant (page `desk/letter`); `preview` is there once it can be sent. */
export interface LetterModel {
  member: Member
  /** The applicant's language, which the letter is in. */
  locale: Locale
  application: { id: string; name: string }
  opening: { slug: string; title: string }
  template: { id: string; name: string; status: Status | null }
  list: string
  /** The last step known here, and the number under which the letter is sent once. */
  seen: string
  sending: string
  /** Whether changing the status locks the application away. */
  locks: boolean
  values: { subject: string; text: string; move: boolean }
  problems: Problem[]
  preview: { subject: string; text: string } | null
}

/** The same template to several (page `desk/letters`), each in their language. */
export interface LettersModel {
  member: Member
  opening: { slug: string; title: string }
  template: { id: string; name: string; status: Status | null }
  list: string
  sending: string
  locks: boolean
  ids: string[]
  previews: { locale: Locale; count: number; subject: string; text: string }[]
}

/** A change of status that locks applications away (page `desk/lock`), before it is confirmed. */
export interface LockModel {
  member: Member
  to: Status
  /** How many are locked away, and by which days they go. */
  count: number
  eraseBy: Day[]
  /** What the form brings along. */
  ids: string[]
  carried: { list: string; opening: string; from: string; seen: string; sending: string }
  /** The answers by letter, for who is rejected; drawn for each language and day. */
  previews: { locale: Locale; count: number; subject: string; text: string }[]
}

/** A Word document as text (page `desk/cv`); null where it cannot be read. */
export interface CvModel {
  member: Member
  name: string
  paragraphs: string[] | null
}

/** What ending a recruitment comes to (page `desk/end`). */
export interface EndingModel extends Ending {
  member: Member
  opening: { slug: string; title: string }
  /** The letter to whoever is not chosen, in this member's language if anybody reads that. */
  preview: { subject: string; text: string } | null
  values: { outcome: string; tell: boolean; confirm: boolean }
  problems: Problem[]
}

/** Applications kept against claims alone (page `desk/locked`): by reference, without a name. */
export interface LockedListModel {
  member: Member
  lines: { id: string; reference: string; opening: string; eraseBy: Day | null }[]
  /** From where the next page goes on; null at the end. */
  older: string | null
  isFirst: boolean
}

/** One of them, before its reason is written and after (page `desk/locked-application`). */
export interface LockedModel {
  member: Member
  id: string
  reference: string
  opening: string
  values: { reason: string }
  problems: Problem[]
  /** There once a reason is kept. */
  reading: (Parts & { details: ReturnType<typeof readDetails> }) | null
}

/** Asking an applicant whether somebody outside may see their application (page `desk/share`). */
export interface ShareModel {
  member: Member
  id: string
  reference: string
  job: string
  today: Day
  /** The last day that can be chosen. */
  eraseBy: Day
  values: ShareValues
  problems: Problem[]
}

/** What kept a form on the page from being carried out, and what was written in it. */
export type Wrong =
  | { form: 'note'; message: 'noteMissing' | 'noteTooLong'; note: string }
  | { form: 'label'; message: 'labelMissing' | 'labelTooLong'; label: string }
  | { form: 'status'; message: 'changedMeanwhile'; to: string }
