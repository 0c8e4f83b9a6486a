import type { Day } from '../promises/calendar/calendar.ts'

/**
 * What the retention job has done and left, and whether people are answered in time (page `transparency`, and as JSON).
 * Numbers and days; names nobody.
 */
export interface Openness {
  /** When this was looked up, ISO 8601. */
  at: string
  /** No run finished within a day, or something is overdue. */
  isLate: boolean
  lastFinishedAt: string | null
  /** The newest run, when it stopped before erasing anything. */
  stopped: { why: 'ceiling' | 'badRule'; at: string } | null
  /** What was due a day ago and still exists. */
  overdue: number
  rules: ErasedUnder[]
  requests: Answers
}

/** What people have asked about their data: what waits for an answer, and what was answered in twelve months. */
export interface Answers {
  waiting: number
  /** Those that wait though the day of their answer is past; must be none (GDPR art. 12.3). */
  late: number
  answered: number
  /** Only kinds that were answered five times or more; what is lacking of the sum is of other kinds. */
  answeredByKind: { kind: string; answered: number }[]
}

/** One rule: what the last finished run erased, what all runs have, and the earliest last day of what is held. */
export interface ErasedUnder {
  rule: string
  inLastRun: number
  inAll: number
  overdue: number
  nextOn: Day | null
}
