import { closedOpenings } from '../platform/closed-openings.ts'
import type { Database } from '../platform/database.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { isOpen, type Opening } from '../promises/openings/openings.ts'

const rememberForMs = 60_000
const waitForMs = 1_500

/** Tells the day an opening closed: its deadline once that is over, else when staff closed or ended it; null while open. */
export type ClosedOn = (opening: Opening, db: Database, now: Date) => Promise<Day | null>

/**
 * What closed early is remembered for a minute, as a value and never as a promise: workerd lets no request wait for
 * another's. When the database is silent, content's word counts.
 */
export function closings(zone: string): ClosedOn {
  let early = new Map<string, Day>()
  let askedAt = Number.NEGATIVE_INFINITY
  return async (opening, db, now) => {
    if (!isOpen(opening, now, zone)) return opening.deadlineOn
    if (now.getTime() - askedAt >= rememberForMs) {
      early = await Promise.race([askClosed(db).catch(() => early), silence(early)])
      askedAt = now.getTime()
    }
    const on = early.get(opening.slug)
    return on && on <= dayIn(zone, now) ? on : null
  }
}

/** What was known before, when the database takes longer than a person would wait for a page. */
function silence(known: Map<string, Day>): Promise<Map<string, Day>> {
  return new Promise((resolve) => setTimeout(() => resolve(known), waitForMs))
}

async function askClosed(db: Database): Promise<Map<string, Day>> {
  const [closed] = await db.read([closedOpenings({})])
  return new Map(closed!.rows.map(({ opening, closed_on }) => [String(opening), String(closed_on)]))
}
