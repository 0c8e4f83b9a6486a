import type { MineModel } from '../../../../functions/my-data/models.ts'
import type { Problem } from '../../../../functions/platform/forms/problems.ts'

/** Several things on one page can have the same box; each is found by its own name. */
export function boxOf(what: string): string {
  return `consent-talent-pool-${what}`
}

/** What was wrong, at the box it was wrong at. */
export function problemsOf({ wrong }: MineModel): Problem[] {
  return (wrong?.problems ?? []).map(({ message }) => ({ field: boxOf(wrong!.what), message }))
}
