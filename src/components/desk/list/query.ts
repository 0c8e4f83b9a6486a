import type { Wanted } from '../../../../functions/applications/desk/list/wanted.ts'

/** A list as its address says it, without what goes without saying; nothing for the plain list. */
export function listQuery({ q, status, sort, page }: Wanted): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  for (const one of status) query.append('status', one)
  if (sort !== 'newest') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}
