import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { holds } from '../../db/schema/holds.ts'
import { type Telling, type TellingWorld, tellOnce } from '../platform/mail/tell-once.ts'
import { make, rowsOf } from '../platform/statements.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { controllerNamed, type Site } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { reviewLetter } from './letter.ts'
import type { Standing } from './models.ts'

const remindersAtOnce = 100

/**
 * Writes to whoever is responsible once the day of review of a hold has come, once for each such day. The hold stands
 * until somebody lifts it. Answers how many were found.
 */
export async function remindOfHolds(world: TellingWorld, { site }: Promises, at: Date): Promise<number> {
  const today = dayIn(site.timeZone, at)
  const due = make.select().from(holds).where(isUnreminded(today)).limit(remindersAtOnce)
  const [found] = await world.db.read([due])
  const unreminded = rowsOf(holds, found!)
  await tellOnce(
    world,
    unreminded.map((hold) => reminding(hold, site, today)),
  )
  return unreminded.length
}

function reminding(hold: Standing, site: Site, today: Day): Telling {
  const { subjectId, controller, reviewOn } = hold
  const to = controllerNamed(site, controller).privacyContact.email
  const isUntold = and(eq(holds.subjectId, subjectId), eq(holds.reviewOn, reviewOn), isUnreminded(today))
  return {
    row: { table: holds, isUntold },
    noteTold: make.update(holds).set({ remindedOf: reviewOn }).where(isUntold),
    letter: { subjectId, letter: 'hold-review', to, ...reviewLetter(site, hold) },
  }
}

function isUnreminded(today: Day): SQL | undefined {
  return and(lte(holds.reviewOn, today), sql`${holds.remindedOf} is not ${holds.reviewOn}`)
}
