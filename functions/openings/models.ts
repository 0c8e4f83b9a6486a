import type { Day } from '../promises/calendar/calendar.ts'

/** The list of jobs when it is no longer as it was built (page `jobs`): what has closed, and when. */
export interface JobsModel {
  closed: Record<string, Day>
}

/** An opening one can no longer apply for (page `closed`), and what else has closed. */
export interface ClosedModel extends JobsModel {
  slug: string
}
