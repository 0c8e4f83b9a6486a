import { acts } from '../platform/staff/traces.ts'
import { isDay } from '../promises/calendar/days.ts'
import type { Narrowed } from './models.ts'

/** Where a page of traces ends: the next begins with what is older. */
export interface Cursor {
  tracedAt: number
  id: string
}

const idShape = /^[\w-]{1,64}$/

/** What a query asks for; what it asks for wrongly is left out, and the page shows what it did. */
export function narrowedBy(asked: Record<string, string | undefined>): Narrowed {
  const { staff = '', act = '', day = '' } = asked
  return {
    staff: idShape.test(staff) ? staff : null,
    act: acts.find((known) => known === act) ?? null,
    day: isDay(day) ? day : null,
  }
}

/** The cursor in a query; null on the first page, and for what is none. */
export function cursorIn({ before = '' }: Record<string, string | undefined>): Cursor | null {
  const [, tracedAt, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(before) ?? []
  return tracedAt && id ? { tracedAt: Number(tracedAt), id } : null
}

/** The query that asks for the same again, from a cursor on. */
export function queryFor(narrowed: Narrowed, from: Cursor | null): string {
  const chosen = Object.entries(narrowed).filter(([, value]) => value !== null)
  const query = new URLSearchParams(Object.fromEntries(chosen))
  if (from) query.set('before', `${from.tracedAt}.${from.id}`)
  return `?${query}`
}
