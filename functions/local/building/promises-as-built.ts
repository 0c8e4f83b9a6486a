import type { Plugin } from 'vite'
import type { Day } from '../../promises/calendar/calendar.ts'
import { readIssues } from '../../promises/issues/issues.ts'
import { readPromises } from '../../promises/promises.ts'
import { readContent, readIssueFiles } from '../content.ts'

const name = 'virtual:frist/as-built'

/**
 * Hands the Worker and the pages what content/ says as it was read and checked at build, dates counted from that day:
 * a Worker that starts has nothing left to read, and what reads and checks stays out of it.
 */
export function promisesAsBuilt(builtOn: Day): Plugin {
  return {
    name: 'frist:as-built',
    resolveId: (asked) => (asked === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const promises = parsed(readPromises(readContent(), builtOn))
      return `export const promises = ${promises}\nexport const issues = ${parsed(readIssues(readIssueFiles()))}`
    },
  }
}

/** Data as text that is parsed when it is needed first: faster to start with than the same as code. */
function parsed(data: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}
