import type { Visit } from '../../../platform/requests/house.ts'
import { queryOf, readWanted } from './wanted.ts'

/** The list as a form says it was, and nothing an address of ours would not say. */
export function listOf({ list = '' }: Record<string, string>): string {
  return queryOf(readWanted(new URLSearchParams(list)))
}

/**
 * To the list a form came from, which says what was done under the number of a change, or that `nothing` was changed or
 * `nobody` written to; it says no more where that is empty.
 */
export function backToList(c: Visit, fields: Record<string, string>, changed: string): Response {
  const query = new URLSearchParams(listOf(fields))
  if (changed) query.set('changed', changed)
  const said = query.size > 0 ? `?${query}` : ''
  return c.redirect(`/desk/openings/${encodeURIComponent(fields.opening ?? '')}/${said}`, 303)
}
