import type { Database } from '../../../functions/platform/database.ts'

export interface Watched {
  db: Database
  /** Round trips so far. */
  calls(): number
  /** The longest a write has kept everybody else from writing, in milliseconds. */
  longestWriteMs(): number
}

/** The same database, with its round trips counted and its writes timed. */
export function watched(real: Database): Watched {
  let calls = 0
  let longestWriteMs = 0
  return {
    calls: () => calls,
    longestWriteMs: () => longestWriteMs,
    db: {
      make: real.make,
      read(statements) {
        calls++
        return real.read(statements)
      },
      async write(statements) {
        calls++
        const startedAt = performance.now()
        const results = await real.write(statements)
        longestWriteMs = Math.max(longestWriteMs, performance.now() - startedAt)
        return results
      },
    },
  }
}
