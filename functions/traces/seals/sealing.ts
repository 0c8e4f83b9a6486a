import { sha256Hex } from '../../platform/encoding.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Day, dayIn, later } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { dayAfter, daysBetween, firstWholeDay, newestPastDay } from './days.ts'
import { keepSeal, readSeal, sealOf } from './seal.ts'
import { oldestTrace, tracesIn, tracesOf } from './traces-of-day.ts'

const daysPerRun = 31

/**
 * Seals each day that is over and newer than the newest that has been sealed, the oldest first, at most a month of them
 * a run (R-83, I12). Seals are carried on from one to the next and made from nothing else, so that two runs at once
 * write the same; a day that has had its seal never gets another. Answers the days it sealed.
 */
export async function sealPastDays(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  promises: Pick<Promises, 'retention' | 'site'>,
  sealed: { newest: Day | null; upTo: Day | null },
  now: Date,
): Promise<Day[]> {
  const zone = promises.site.timeZone
  const first = sealed.upTo ? dayAfter(sealed.upTo) : await dayOfOldestTrace(db, zone)
  if (!first) return []
  const days = daysBetween(
    later(first, firstWholeDay(promises, now)),
    newestPastDay(promises, now),
    daysPerRun,
  )
  if (days.length === 0) return []
  const found = await db.read(days.map((day) => tracesOf(day, zone)))
  let before = sealed.newest ? (await readSeal(files, sealed.newest)).digest : ''
  for (const [at, day] of days.entries())
    before = await sha256Hex(await keepSeal(files, await sealOf(day, tracesIn(found[at]!), before)))
  return days
}

async function dayOfOldestTrace(db: Platform['db'], zone: string): Promise<Day | null> {
  const [oldest] = await db.read([oldestTrace()])
  const at = oldest!.rows[0]?.traced_at
  return typeof at === 'number' ? dayIn(zone, new Date(at)) : null
}
