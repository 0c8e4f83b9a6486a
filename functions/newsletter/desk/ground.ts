import { only } from '../../platform/staff/only.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import type { Promises } from '../../promises/promises.ts'

/** What the newsletter's pages at the desk are built on. */
export interface Ground {
  promises: Promises
  issues: readonly Issue[]
}

/** Who writes to everybody. */
export const administrators = only('administrator')
