import { sql } from 'drizzle-orm'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Site } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { reminderLetter } from '../letters.ts'
import { isStillUnreminded, type Unreminded, unremindedOn } from './due.ts'

type World = Pick<Platform, 'db' | 'addressHash' | 'clock'>

/**
 * Writes to whoever is responsible when an answer is due within a week, and again once it is overdue: each once for a
 * day, anew for the later day of an extension. The note that they were told is in the batch that queues the letter, so
 * that neither a crash nor a second run tells twice. Answers how many were found.
 */
export async function remindOfRequests(world: World, { site }: Promises, at: Date): Promise<number> {
  const today = dayIn(site.timeZone, at)
  const found = await unremindedOn(today, world.db)
  const reminders = await Promise.all(found.map((one) => reminding(one, site, today, world)))
  if (reminders.length > 0) await world.db.write(reminders.flat())
  return found.length
}

async function reminding(
  one: Unreminded,
  site: Site,
  today: Day,
  { addressHash, clock }: World,
): Promise<Statement[]> {
  const { table, about, controller, answerBy } = one
  const isLate = answerBy < today
  const letter = isLate ? 'request-late' : 'request-due'
  const responsible = site.controllers.find(({ id }) => id === controller) ?? site.controllers[0]!
  const now = clock()
  const row = await queuedLetter(
    {
      id: newId(now),
      subjectId: about,
      letter,
      purpose: 'service',
      to: responsible.privacyContact.email,
      ...reminderLetter(site, letter, one),
    },
    addressHash,
    now,
  )
  const isUntold = isStillUnreminded(one, today)
  return [
    insertWhere(outbox, row, prepared(sql`exists (select 1 from ${table} where ${isUntold})`)({})),
    make
      .update(table)
      .set(isLate ? { lateToldOf: answerBy } : { remindedOf: answerBy })
      .where(isUntold),
  ]
}
