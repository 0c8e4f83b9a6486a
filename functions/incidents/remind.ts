import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { incidents } from '../../db/schema/incidents.ts'
import { drawLetter } from '../platform/mail/letter.ts'
import { type Telling, type TellingWorld, tellOnce } from '../platform/mail/tell-once.ts'
import type { Platform } from '../platform/platform.ts'
import { make, rowsOf } from '../platform/statements.ts'
import { instantInWords } from '../promises/language/in-words.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import { contactController, type Site } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { remindedIfKnownBefore, reportBy } from './limits.ts'

const remindersAtOnce = 100

/**
 * Writes to those responsible a day before the 72 hours are over, if the incident is neither reported nor reasoned away:
 * once, and anew if it turns out to have become known at another time. Answers how many were found.
 */
export async function remindOfIncidents(
  world: TellingWorld & Pick<Platform, 'origin'>,
  { site }: Promises,
  at: Date,
): Promise<number> {
  const due = make.select().from(incidents).where(isUnreminded(at)).limit(remindersAtOnce)
  const [found] = await world.db.read([due])
  const unreminded = rowsOf(incidents, found!)
  await tellOnce(
    world,
    unreminded.map((one) => reminding(one, site, at, world.origin)),
  )
  return unreminded.length
}

function reminding(
  { id, knownAt }: typeof incidents.$inferSelect,
  site: Site,
  at: Date,
  origin: string,
): Telling {
  const to = contactController(site).privacyContact.email
  const drawn = reminderLetter(site, reportBy(knownAt), `${origin}/desk/incidents/${id}/`)
  const isUntold = and(eq(incidents.id, id), eq(incidents.knownAt, knownAt), isUnreminded(at))
  return {
    row: { table: incidents, isUntold },
    noteTold: make.update(incidents).set({ remindedOf: knownAt }).where(isUntold),
    letter: { subjectId: id, letter: 'incident-due', to, ...drawn },
  }
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
