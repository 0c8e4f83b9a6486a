import type { Day } from '../promises/calendar/calendar.ts'

/** What the retention job has done and left (page `transparency`, and as JSON). Numbers and days; names nobody. */
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
}

/** One rule: what the last finished run erased, what all runs have, and the earliest last day of what is held. */
export interface ErasedUnder {
  rule: string
  inLastRun: number
  inAll: number
  overdue: number
  nextOn: Day | null
}
