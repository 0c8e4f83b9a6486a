import { openingEnds } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { isOpen, type Opening } from '../promises/openings/openings.ts'

const rememberForMs = 60_000
const waitForMs = 1_500

/** Tells the day an opening closed: its deadline once that is over, else the end of its recruitment; null while open. */
export type ClosedOn = (opening: Opening, db: Database, now: Date) => Promise<Day | null>

/**
 * What ended early is remembered for a minute, as a value and never as a promise: workerd lets no request wait for
 * another's. When the database is silent, content's word counts.
 */
export function closings(zone: string): ClosedOn {
  let ended = new Map<string, Day>()
  let askedAt = Number.NEGATIVE_INFINITY
  return async (opening, db, now) => {
    if (!isOpen(opening, now, zone)) return opening.deadlineOn
    if (now.getTime() - askedAt >= rememberForMs) {
      ended = await Promise.race([askEnded(db).catch(() => ended), silence(ended)])
      askedAt = now.getTime()
    }
    const endedOn = ended.get(opening.slug)
    return endedOn && endedOn <= dayIn(zone, now) ? endedOn : null
  }
}

/** What was known before, when the database takes longer than a person would wait for a page. */
function silence(known: Map<string, Day>): Promise<Map<string, Day>> {
  return new Promise((resolve) => setTimeout(() => resolve(known), waitForMs))
}

async function askEnded(db: Database): Promise<Map<string, Day>> {
  const rows = await db.make.select().from(openingEnds)
  return new Map(rows.map((row) => [row.opening, row.endedOn]))
}
