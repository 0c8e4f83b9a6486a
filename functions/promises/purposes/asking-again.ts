import { ContentProblem } from '../problem.ts'
import type { Purpose } from './purposes.ts'

/** What goes on under a consent and can wait for a new answer. */
const pausable = ['newsletter', 'talent-pool']

type Asked = Pick<Purpose, 'version' | 'asksAgain' | 'earlier'>

/**
 * The version that asked everybody anew most recently, and those after it: a yes to words before it counts no longer.
 * Newest first; null when every yes counts.
 */
export function versionsThatCount({ version, asksAgain, earlier }: Asked): string[] | null {
  const versions = [{ version, asksAgain }, ...earlier]
  const at = versions.findIndex(({ asksAgain }) => asksAgain)
  return at === -1 ? null : versions.slice(0, at + 1).map(({ version }) => version)
}

/** The same as the database is handed it: a JSON list, or null. */
export function countingList(purpose: Asked): string | null {
  const versions = versionsThatCount(purpose)
  return versions && JSON.stringify(versions)
}

/** Throws ContentProblem where nothing could wait for the answer, or nobody was asked before. */
export function requireSomethingToAsk({ id, earlier, ...purpose }: Purpose, at: number): void {
  const versions = [purpose, ...earlier]
  const asking = versions.findIndex(({ asksAgain }) => asksAgain)
  if (asking === -1) return
  const problem = (field: string, remedy: string) =>
    new ContentProblem('content/purposes.json', `${at}.${field}asksAgain`, remedy)
  if (!pausable.includes(id))
    throw problem('', `nothing goes on under "${id}" that could wait for an answer; take it away here`)
  if (!versions.at(-1)!.asksAgain) return
  const field = earlier.length === 0 ? '' : `earlier.${earlier.length - 1}.`
  throw problem(field, 'nobody was asked before the oldest version; take it away here')
}
