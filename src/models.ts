import type { ProblemKind } from '../functions/platform/answers.ts'
import type { Day } from '../functions/promises/calendar.ts'

/** An opening one can no longer apply for (page `closed`). */
export interface ClosedModel {
  slug: string
  closedOn: Day
}

/** Trouble that no field of a form is to blame for (page `problem`). */
export interface ProblemModel {
  kind: ProblemKind
  requestId: string
}
