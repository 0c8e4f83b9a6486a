import { and, eq, notExists, sql } from 'drizzle-orm'
import { applicationFiles, applications, erasing, outbox } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import { maskedAddress } from '../platform/mail/email-address.ts'
import { codePoints } from '../platform/requests/typed-text.ts'
import { controllerOf, receiversOf } from '../promises/organisations.ts'
import type { Promises } from '../promises/promises.ts'
import type { ReceiptModel } from './models.ts'
import { contactDetailsEraseBy, promiseOf } from './terms.ts'

/** The receipt of one application as it stands today, or null when the application is gone or going. */
export async function readReceipt(
  db: Database,
  promises: Promises,
  id: string,
): Promise<ReceiptModel | null> {
  const going = db.make.select({ one: sql`1` }).from(erasing).where(eq(erasing.subjectId, id))
  const [[application], files, letters] = await db.make.batch([
    db.make
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), notExists(going))),
    db.make.select().from(applicationFiles).where(eq(applicationFiles.applicationId, id)),
    db.make.select({ state: outbox.state }).from(outbox).where(eq(outbox.subjectId, id)),
  ])
  const opening = promises.openings.find(({ slug }) => slug === application?.opening)
  if (!application || !opening) return null
  return {
    slug: application.opening,
    reference: application.reference,
    receivedAt: new Date(application.submittedAt).toISOString(),
    receivers: receiversOf(opening, promises.site),
    controller: controllerOf(opening, promises.site).name,
    files: files.map(({ kind, displayName, bytes }) => ({ kind, name: displayName, bytes })),
    cvTextLength: codePoints(application.cvText ?? ''),
    maskedEmail: maskedAddress(application.email),
    ...promiseOf(application),
    contactDetailsEraseBy: contactDetailsEraseBy(application),
    talentPool: application.poolRule !== null,
    letter: letterState(letters.map(({ state }) => state)),
  }
}

/** What became of the letter; nothing once its record has had its time. */
function letterState(states: string[]): ReceiptModel['letter'] {
  if (states.length === 0) return 'past'
  if (states.some((state) => state === 'dead' || state === 'unknown')) return 'failed'
  return states.every((state) => state === 'sent') ? 'sent' : 'waiting'
}
