import type { Member } from '../platform/staff/member.ts'
import type { Quartiles } from './quartiles.ts'
import type { Group } from './weeks.ts'

/** The numbers of one opening; null where they are about fewer than five people. */
export interface OpeningInFigures {
  slug: string
  title: string
  weeks: Group[] | null
  decisions: Quartiles | null
}

/** How many applied when, and how long they waited (page `desk/figures`). */
export interface FiguresModel {
  member: Member
  openings: OpeningInFigures[]
}
