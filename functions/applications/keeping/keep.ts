import { and, eq, isNull, sql } from 'drizzle-orm'
import { applications, consents, outbox } from '../../../db/schema.ts'
import { type ConsentRecord, consentRecord } from '../../platform/consents/record.ts'
import { isNotGoing } from '../../platform/erasure/going.ts'
import { neverRestricted } from '../../platform/erasure/restricted.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, make, prepared, type Statement, somethingChanged } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import { promiseOf } from '../terms.ts'
import { type Kept, keptLongerLetter } from './letters.ts'

/**
 * Keeps an application longer at its owner's word: the terms, the consent if one was given, and the letter that says
 * so, for one batch. It holds only while the day is the one the person saw, so that asking twice, or at the moment it
 * is erased, locked away or restricted, changes nothing more.
 */
export async function keepLonger(
  world: Pick<Platform, 'addresses' | 'addressHash' | 'origin'>,
  promises: Promises,
  kept: Kept,
): Promise<Statement[]> {
  const { found, terms, longer, now } = kept
  const today = dayIn(promises.site.timeZone, now)
  const asSeen = and(
    eq(applications.id, found),
    eq(applications.eraseBy, promiseOf(terms).eraseBy),
    isNull(applications.defendedAt),
    neverRestricted(applications.id),
    isNotGoing(applications.id),
  )
  const seen = make.select({ one: sql`1` }).from(applications).where(asSeen)
  const isAsSeen = prepared<never>(sql`exists ${seen}`)({})
  return [
    ...consentsOf(kept, promises).map((row) => insertWhere(consents, row, isAsSeen)),
    make
      .update(applications)
      .set({ ...longer.terms, lastActiveOn: today, keptLongerOn: today })
      .where(asSeen),
    insertWhere(outbox, await keptLongerLetter(world, promises, kept), somethingChanged),
  ]
}

/** In the words of the box that was ticked. */
function consentsOf({ id, opening, longer, asked, now }: Kept, { purposes }: Promises): ConsentRecord[] {
  if (longer.by !== 'consent') return []
  const about = { subjectId: id, locale: asked.locale, controller: opening.controller }
  return [{ ...consentRecord(purposeFor(purposes, 'talent-pool'), about, now), form: asked.form }]
}
