import { and, eq, sql } from 'drizzle-orm'
import { restrictions } from '../../db/schema/acts.ts'
import { applicationShares } from '../../db/schema/desk.ts'
import { holds } from '../../db/schema/holds.ts'
import { applicationFiles, applications, consents, outbox } from '../../db/schema.ts'
import { consentCounts } from '../platform/consents/standing.ts'
import type { Database } from '../platform/database.ts'
import { isNotGoing } from '../platform/erasure/going.ts'
import { maskedAddress } from '../platform/mail/email-address.ts'
import { codePoints } from '../platform/requests/typed-text.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Locale } from '../promises/language/languages.ts'
import type { Opening } from '../promises/openings/openings.ts'
import { isRole } from '../promises/openings/roles.ts'
import { controllerOf, receiversOf } from '../promises/organisation/organisations.ts'
import type { Promises } from '../promises/promises.ts'
import { countingList } from '../promises/purposes/asking-again.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'
import { isToldAhead, type Longer, longerFor } from './keeping/longer.ts'
import type { ReceiptModel } from './models.ts'
import { readDetails } from './roles/details.ts'
import { haveSeen, namedIn } from './sharing/outsiders.ts'
import { contactDetailsEraseBy, isDecided, promiseOf, startOfPromise, type Terms } from './terms.ts'

/** One application as it stands today: what its receipt shows, and whom to write to. */
export interface Standing {
  opening: Opening
  receipt: ReceiptModel
  /** Who outside has seen it, with its owner's yes. */
  outsiders: string[]
  recipient: { email: string; locale: Locale }
  terms: Terms
  /** How its owner can have it kept longer, while its day is near. */
  longer: Longer | null
}

/** Answers null when the application is gone or going. */
export async function readStanding(
  db: Database,
  promises: Promises,
  id: string,
  now: Date,
): Promise<Standing | null> {
  const versions = countingList(purposeFor(promises.purposes, 'talent-pool'))
  const [[application], files, letters, [pool], restricted, outside, [hold]] = await db.make.batch([
    db.make
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), isNotGoing(applications.id))),
    db.make.select().from(applicationFiles).where(eq(applicationFiles.applicationId, id)),
    db.make
      .select({ state: outbox.state })
      .from(outbox)
      .where(and(eq(outbox.subjectId, id), eq(outbox.letter, 'application-receipt'))),
    db.make
      .select({
        withdrawnAt: sql<number | null>`max(${consents.recordedAt})`,
        counts: consentCounts(sql`${id}`, 'talent-pool', sql`${versions}`),
      })
      .from(consents)
      .where(
        and(eq(consents.subjectId, id), eq(consents.purpose, 'talent-pool'), eq(consents.event, 'withdrawn')),
      ),
    db.make.select({ one: sql`1` }).from(restrictions).where(eq(restrictions.subjectId, id)),
    db.make
      .select({ name: applicationShares.name, organisation: applicationShares.organisation })
      .from(applicationShares)
      .where(haveSeen(id)),
    db.make
      .select({ ground: holds.ground, reviewOn: holds.reviewOn })
      .from(holds)
      .where(eq(holds.subjectId, id)),
  ])
  const opening = promises.openings.find(({ slug }) => slug === application?.opening)
  if (!application || !opening) return null
  const { timeZone } = promises.site
  const today = dayIn(timeZone, now)
  const isLeftAlone = application.defendedAt !== null || restricted.length > 0
  const mayMove = !isLeftAlone && isToldAhead(application, promises.retention, today)
  const longer = mayMove ? longerFor(application, opening, promises.retention, today) : null
  const outsiders = outside.map(namedIn)
  const receipt: ReceiptModel = {
    slug: application.opening,
    reference: application.reference,
    receivedAt: new Date(application.submittedAt).toISOString(),
    receivers: [...receiversOf(opening, promises.site), ...outsiders],
    controller: controllerOf(opening, promises.site).name,
    files: files.map(({ kind, displayName, bytes }) => ({ kind, name: displayName, bytes })),
    role: isRole(application.role) ? application.role : null,
    details: readDetails(application.details),
    cvTextLength: codePoints(application.cvText ?? ''),
    maskedEmail: maskedAddress(application.email),
    ...promiseOf(application),
    contactDetailsEraseBy: contactDetailsEraseBy(application),
    talentPool: application.poolRule !== null,
    asksAgain: application.poolRule !== null && pool?.counts === 0,
    leftPoolOn:
      application.poolRule === null && pool?.withdrawnAt ? dayIn(timeZone, new Date(pool.withdrawnAt)) : null,
    eraseByWithoutPool: application.baseEraseBy,
    isPastItsOwnDay: application.baseEraseBy <= today,
    hold: hold ?? null,
    isLockedAway: application.defendedAt !== null,
    decided: application.baseEraseBy > today && isDecided(application, promises.retention, today),
    letter: letterState(letters.map(({ state }) => state)),
    keepLonger: longer && { by: longer.by, until: longer.until },
    keptLongerOn: startOfPromise(application) === application.keptLongerOn ? application.keptLongerOn : null,
  }
  const { email, locale } = application
  const recipient = { email, locale }
  return { opening, receipt, outsiders, recipient, terms: application, longer }
}

/** What became of the letter; nothing once its record has had its time. */
function letterState(states: string[]): ReceiptModel['letter'] {
  if (states.length === 0) return 'past'
  if (states.some((state) => ['dead', 'unknown', 'suppressed'].includes(state))) return 'failed'
  return states.every((state) => state === 'sent') ? 'sent' : 'waiting'
}
