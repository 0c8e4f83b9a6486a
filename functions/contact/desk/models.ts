import type { Problem } from '../../platform/forms/problems.ts'
import type { Member } from '../../platform/staff/member.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'

/** One line of the inbox. */
export interface MessageLine {
  id: string
  reference: string
  name: string
  locale: Locale
  arrivedOn: Day
  /** Whole days since it came. */
  waitedDays: number
  eraseBy: Day
}

/** What people wrote (page `desk/messages`): what waits, the oldest first, or what is done, the latest first. */
export interface MessagesModel {
  member: Member
  which: Which
  lines: MessageLine[]
  counts: Record<Which, number>
  page: number
  pages: number
  /** What was just done, and to which message. */
  done: { what: 'answered' | 'done'; id: string } | null
}

/** The two parts of the inbox. */
export const whichMessages = ['waiting', 'done'] as const
export type Which = (typeof whichMessages)[number]

/** One message whole. */
export interface MessageAtDesk extends MessageLine {
  email: string
  message: string
  arrivedAt: number
  isDone: boolean
  answers: { id: string; by: string; answer: string; at: number }[]
}

/** One message with what was answered (page `desk/message`), and the letter as it will be read once somebody wants to see it. */
export interface MessageModel {
  member: Member
  message: MessageAtDesk
  values: { answer: string }
  problems: Problem[]
  preview: { subject: string; text: string } | null
}
