import * as v from 'valibot'
import type { Day } from '../../promises/calendar/calendar.ts'
import { day } from '../../promises/fields.ts'
import type { Site } from '../../promises/organisation/site.ts'

/** A day that has not passed, and that comes after another where there is one. */
export function comingDay(site: Site, today: Day, after?: Day) {
  return v.pipe(
    v.string(),
    day(site, today),
    v.check((value) => value >= today, 'write today or a day to come'),
    v.check((value) => !after || value > after, `write a day after ${after}, the newest version there is`),
  )
}
