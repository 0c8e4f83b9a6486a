import { and, eq, notExists, sql } from 'drizzle-orm'
import { applications, consents, erasing, outbox } from '../../../db/schema.ts'
import { type ConsentRecord, consentRecord } from '../../platform/consents/record.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { given, insertWhere, make, prepared } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { purposeFor } from '../../promises/purposes.ts'
import { somethingChanged } from '../withdrawing/changes.ts'
import { type Kept, keptLongerLetter } from './letters.ts'

/**
 * Keeps an application longer at its owner's word: the terms, the consent if one was given, and the letter that says
 * so are one batch. It holds only while the day is the one the person saw, so that asking twice, or at the moment it
 * is erased, changes nothing more.
 */
export async function keepLonger(
  world: Pick<Platform, 'db' | 'addresses' | 'addressHash' | 'origin'>,
  promises: Promises,
  kept: Kept,
): Promise<void> {
  const { id, standing, longer, now } = kept
  const today = dayIn(promises.site.timeZone, now)
  const asSeen = { id, eraseBy: standing.receipt.eraseBy }
  const letter: OutboxRow = await keptLongerLetter(world, promises, kept)
  await world.db.write([
    ...consentsOf(kept, promises).map((row) => insertWhere(consents, row, isAsSeen(asSeen))),
    make
      .update(applications)
      .set({ ...longer.terms, lastActiveOn: today, keptLongerOn: today })
      .where(and(eq(applications.id, id), eq(applications.eraseBy, asSeen.eraseBy), isNotGoing)),
    insertWhere(outbox, letter, somethingChanged),
  ])
}

const isNotGoing = notExists(
  make.select({ one: sql`1` }).from(erasing).where(eq(erasing.subjectId, applications.id)),
)

const isAsSeen = prepared<'id' | 'eraseBy'>(
  sql`exists ${make
    .select({ one: sql`1` })
    .from(applications)
    .where(and(eq(applications.id, given('id')), eq(applications.eraseBy, given('eraseBy')), isNotGoing))}`,
)

/** In the words of the box that was ticked. */
function consentsOf({ id, locale, standing, longer, now }: Kept, { purposes }: Promises): ConsentRecord[] {
  if (longer.by !== 'consent') return []
  const about = { subjectId: id, locale, controller: standing.opening.controller }
  return [{ ...consentRecord(purposeFor(purposes, 'talent-pool'), about, now), form: 'receipt' }]
}
