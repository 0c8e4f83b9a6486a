import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { holds } from '../../db/schema/holds.ts'
import { outbox } from '../../db/schema.ts'
import { newId } from '../platform/ids.ts'
import { queuedLetter } from '../platform/mail/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { insertWhere, make, prepared, rowsOf, type Statement } from '../platform/statements.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import type { Site } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { reviewLetter } from './letter.ts'
import type { Standing } from './models.ts'

type World = Pick<Platform, 'db' | 'addressHash' | 'clock'>

const remindersAtOnce = 100

/**
 * Writes to whoever is responsible once the day of review of a hold has come, once for each such day. The note that they
 * were told is in the batch that queues the letter, so that neither a crash nor a second run tells twice. The hold
 * stands until somebody lifts it. Answers how many were found.
 */
export async function remindOfHolds(world: World, { site }: Promises, at: Date): Promise<number> {
  const today = dayIn(site.timeZone, at)
  const due = make.select().from(holds).where(isUnreminded(today)).limit(remindersAtOnce)
  const [found] = await world.db.read([due])
  const unreminded = rowsOf(holds, found!)
  const reminders = await Promise.all(unreminded.map((hold) => reminding(hold, site, today, world)))
  if (reminders.length > 0) await world.db.write(reminders.flat())
  return unreminded.length
}

async function reminding(
  hold: Standing,
  site: Site,
  today: Day,
  { addressHash, clock }: World,
): Promise<Statement[]> {
  const { subjectId, controller, reviewOn } = hold
  const responsible = site.controllers.find(({ id }) => id === controller) ?? site.controllers[0]!
  const to = responsible.privacyContact.email
  const now = clock()
  const letter = { id: newId(now), subjectId, letter: 'hold-review', purpose: 'service', to } as const
  const row = await queuedLetter({ ...letter, ...reviewLetter(site, hold) }, addressHash, now)
  const isUntold = and(eq(holds.subjectId, subjectId), eq(holds.reviewOn, reviewOn), isUnreminded(today))
  return [
    insertWhere(outbox, row, prepared(sql`exists (select 1 from ${holds} where ${isUntold})`)({})),
    make.update(holds).set({ remindedOf: reviewOn }).where(isUntold),
  ]
}

function isUnreminded(today: Day): SQL | undefined {
  return and(lte(holds.reviewOn, today), sql`${holds.remindedOf} is not ${holds.reviewOn}`)
}
