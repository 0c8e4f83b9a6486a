import type { Member } from '../../platform/staff/member.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { readDetails } from '../roles/details.ts'
import type { Found } from './list/list.ts'
import type { OpeningAtDesk } from './list/openings.ts'
import type { Wanted } from './list/wanted.ts'
import type { Reading } from './reading/read.ts'

/** What waits for a member (page `desk/overview`). */
export interface OverviewModel {
  member: Member
  openings: OpeningAtDesk[]
}

/** The applications to one opening (page `desk/opening`); `changeId` is what was just done, if anything. */
export interface ListModel extends Found {
  member: Member
  opening: { slug: string; title: string; deadlineOn: Day | null }
  wanted: Wanted
  changeId: string
}

/** One application whole (page `desk/application`). */
export interface ReadingModel extends Reading {
  member: Member
  opening: { slug: string; title: string }
  /** What their role was asked. */
  details: ReturnType<typeof readDetails>
  /** The list somebody came from, as its address says it. */
  list: string
  wrong: Wrong | null
}

/** A Word document as text (page `desk/cv`); null where it cannot be read. */
export interface CvModel {
  member: Member
  name: string
  paragraphs: string[] | null
}

/** What kept a form on the page from being carried out, and what was written in it. */
export type Wrong =
  | { form: 'note'; message: 'noteMissing' | 'noteTooLong'; note: string }
  | { form: 'label'; message: 'labelMissing' | 'labelTooLong'; label: string }
  | { form: 'status'; message: 'changedMeanwhile'; to: string }
