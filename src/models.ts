import type { ProblemKind } from '../functions/platform/requests/answers.ts'

/** Trouble that no field of a form is to blame for (page `problem`). */
export interface ProblemModel {
  kind: ProblemKind
  requestId: string
}
