import type { Day } from '../promises/calendar/calendar.ts'
import type { Wanted } from '../promises/openings/job-search.ts'

/** What has closed, and when. */
export interface Closings {
  closed: Record<string, Day>
}

/** The list of jobs when it is narrowed or no longer as it was built (page `jobs`). */
export interface JobsModel extends Closings {
  wanted: Wanted
}

/** An opening one can no longer apply for (page `closed`), and what else has closed. */
export interface ClosedModel extends Closings {
  slug: string
}
