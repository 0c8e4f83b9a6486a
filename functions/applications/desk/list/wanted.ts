import { statuses } from '../../../../db/schema/desk.ts'
import { tidyLine } from '../../../platform/requests/typed-text.ts'

export type Status = (typeof statuses)[number]

export const sorts = ['newest', 'oldest', 'name', 'rating'] as const
export type Sort = (typeof sorts)[number]

/** What a list is narrowed to and in which order; addresses of ours say it in this way. */
export interface Wanted {
  q: string
  status: Status[]
  sort: Sort
  page: number
}

const longestSearch = 100

/** Reads what the address asks for; what it cannot mean is left out, so that an old link still leads somewhere. */
export function readWanted(query: URLSearchParams): Wanted {
  const asked = query.getAll('status')
  const page = Number(query.get('page'))
  return {
    q: [...tidyLine(query.get('q') ?? '')].slice(0, longestSearch).join(''),
    status: statuses.filter((status) => asked.includes(status)),
    sort: sorts.find((sort) => sort === query.get('sort')) ?? 'newest',
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : 1,
  }
}

/** The same as an address says it, without what goes without saying. */
export function queryOf({ q, status, sort, page }: Wanted): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  for (const one of status) query.append('status', one)
  if (sort !== 'newest') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}
