import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { incidents } from '../../db/schema/incidents.ts'
import { outbox } from '../../db/schema.ts'
import { newId } from '../platform/ids.ts'
import { drawLetter } from '../platform/mail/letter.ts'
import { queuedLetter } from '../platform/mail/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { insertWhere, make, prepared, rowsOf, type Statement } from '../platform/statements.ts'
import { instantInWords } from '../promises/language/in-words.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { remindedIfKnownBefore, reportBy } from './limits.ts'

type World = Pick<Platform, 'db' | 'addressHash' | 'clock' | 'origin'>

const remindersAtOnce = 100

/**
 * Writes to those responsible a day before the 72 hours are over, if the incident is neither reported nor reasoned away:
 * once, and anew if it turns out to have become known at another time. Note and letter are one batch, so that neither a
 * crash nor a second run tells twice. Answers how many were found.
 */
export async function remindOfIncidents(world: World, { site }: Promises, at: Date): Promise<number> {
  const due = make.select().from(incidents).where(isUnreminded(at)).limit(remindersAtOnce)
  const [found] = await world.db.read([due])
  const unreminded = rowsOf(incidents, found!)
  const reminders = await Promise.all(unreminded.map((one) => reminding(one, site, at, world)))
  if (reminders.length > 0) await world.db.write(reminders.flat())
  return unreminded.length
}

async function reminding(
  { id, knownAt }: typeof incidents.$inferSelect,
  site: Site,
  at: Date,
  { addressHash, clock, origin }: World,
): Promise<Statement[]> {
  const to = site.controllers[0]!.privacyContact.email
  const now = clock()
  const letter = { id: newId(now), subjectId: id, letter: 'incident-due', purpose: 'service', to } as const
  const drawn = reminderLetter(site, reportBy(knownAt), `${origin}/desk/incidents/${id}/`)
  const row = await queuedLetter({ ...letter, ...drawn }, addressHash, now)
  const isUntold = and(eq(incidents.id, id), eq(incidents.knownAt, knownAt), isUnreminded(at))
  return [
    insertWhere(outbox, row, prepared(sql`exists (select 1 from ${incidents} where ${isUntold})`)({})),
    make.update(incidents).set({ remindedOf: knownAt }).where(isUntold),
  ]
}

/** It says by when and where, and nothing of what happened. */
function reminderLetter(site: Site, by: number, address: string) {
  const locale = site.languages[0]!
  const words = wordsIn(locale).letters.incidentDue
  const at = instantInWords(new Date(by), locale, site.timeZone)
  const subject = fill(words.subject, { at })
  const parts = [fill(words.due, { at }), { link: words.link, address }]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}

function isUnreminded(at: Date): SQL | undefined {
  return and(
    sql`${incidents.isSettled} = 0`,
    lte(incidents.knownAt, remindedIfKnownBefore(at)),
    sql`${incidents.remindedOf} is not ${incidents.knownAt}`,
  )
}
