import type { mailings, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import type { Problem } from '../../platform/forms/problems.ts'
import type { Member } from '../../platform/staff/member.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Topic } from '../wishes.ts'

/** How many; below five it is not told, because it would tell about somebody. */
export type Count = number | 'few'

export function countOf(count: number): Count {
  return count > 0 && count < 5 ? 'few' : count
}

/** Where an issue stands; a draft has not been sent off. */
export type Stand = (typeof mailings.$inferSelect)['state'] | 'draft'

/** One issue in the list; `at` is when it goes out, or was done. */
export interface IssueLine {
  slug: string
  subject: string
  topic: Topic
  stand: Stand
  at: number | null
}

/** Every issue (page `desk/newsletter`), those not sent off first. */
export interface IssuesModel {
  member: Member
  issues: IssueLine[]
}

/** How far an issue is. */
export interface Progress {
  recipients: number
  sent: number
  waiting: number
  /** What may tell about somebody. */
  others: Record<'skipped' | 'failed' | 'unknown' | 'bounced' | 'complained' | 'left' | 'confirmed', Count>
  /** When it may be done, while it is being sent. */
  doneAbout: number | null
}

export const doneToIssue = [
  'sent',
  'scheduled',
  'before',
  'tested',
  'untested',
  'turned',
  'unturned',
] as const

/** One issue as it is read (page `desk/issue`), and what can be done with it. */
export interface IssueModel extends IssueLine {
  member: Member
  /** The language it is shown in. */
  language: Locale
  text: string
  /** Whether it is among the issues the site was built with. */
  isOurs: boolean
  /** Null before it begins to go out. */
  progress: Progress | null
  done: (typeof doneToIssue)[number] | null
}

/** Before an issue is sent off (page `desk/send-issue`). */
export interface SendIssueModel {
  member: Member
  slug: string
  subject: string
  readers: Count
  values: { at: string; confirm: boolean }
  problems: Problem[]
}

/** What is known of one address. */
export interface LookedUp {
  email: string
  state: (typeof subscriptions.$inferSelect)['state'] | 'contact' | 'asked' | 'unknown'
  blocks: (Pick<typeof suppressions.$inferSelect, 'scope' | 'reason'> & { since: number })[]
}

/** Who is not written to, in numbers, and one address at a time (page `desk/blocks`). */
export interface BlocksModel {
  member: Member
  counts: Record<(typeof suppressions.$inferSelect)['reason'], Count>
  found: LookedUp | null
  values: { email: string }
  problems: Problem[]
}
