import { type Telling, type TellingWorld, tellOnce } from '../../platform/mail/tell-once.ts'
import { make } from '../../platform/statements.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import { controllerNamed, type Site } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { reminderLetter } from '../letters.ts'
import { isStillUnreminded, type Unreminded, unremindedOn } from './due.ts'

/**
 * Writes to whoever is responsible when an answer is due within a week, and again once it is overdue: each once for a
 * day, anew for the later day of an extension. Answers how many were found.
 */
export async function remindOfRequests(world: TellingWorld, { site }: Promises, at: Date): Promise<number> {
  const today = dayIn(site.timeZone, at)
  const found = await unremindedOn(today, world.db)
  await tellOnce(
    world,
    found.map((one) => reminding(one, site, today)),
  )
  return found.length
}

function reminding(one: Unreminded, site: Site, today: Day): Telling {
  const { table, about, controller, answerBy } = one
  const isLate = answerBy < today
  const letter = isLate ? 'request-late' : 'request-due'
  const to = controllerNamed(site, controller).privacyContact.email
  const isUntold = isStillUnreminded(one, today)
  return {
    row: { table, isUntold },
    noteTold: make
      .update(table)
      .set(isLate ? { lateToldOf: answerBy } : { remindedOf: answerBy })
      .where(isUntold),
    letter: { subjectId: about, letter, to, ...reminderLetter(site, letter, one) },
  }
}
