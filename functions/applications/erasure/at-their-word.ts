import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { corrections } from '../../../db/schema/acts.ts'
import { applicationFiles, applications, erasing, outbox, sentForms } from '../../../db/schema.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import type { Parting } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import { listed, make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { wereContactDetails } from './corrected-details.ts'
import { finishErasing } from './finishing.ts'

/**
 * Parts with applications at their person's word: undecided and open ones are erased whole; of decided ones only what a
 * claim can turn on is kept, locked away until its day (GDPR art. 17.1 and 17.3 e).
 */
export function partWithApplications(items: readonly HeldItem[], now: Date, today: Day): Parting {
  const whose = (fate: HeldItem['whenErased']) =>
    items.filter(({ whenErased }) => whenErased === fate).map(({ id }) => id)
  const [erased, defended] = [whose('erased'), whose('defenceOnly')]
  return {
    first: [...takeOutOfSight(erased), ...lockAway(defended, now, today)],
    async afterwards({ db, files }) {
      const [sealed] = await db.read([objectsOf(erased, defended)])
      await files.remove(sealed!.rows.map((row) => String(row.object_name)))
      await db.write([...finishErasing(db, erased), photosGone(defended), nothingMoreToGo(defended)])
    },
  }
}

/** Without its address nobody is written to about it again, whoever finishes the erasure. */
function takeOutOfSight(ids: readonly string[]): Statement[] {
  const going = make
    .select({ subjectId: applications.id, rule: sql<string>`${applications.decidingRule}`.as('rule') })
    .from(applications)
    .where(inArray(applications.id, listed(ids)))
  return [
    make.insert(erasing).select(going).onConflictDoNothing(),
    make
      .update(applications)
      .set({ email: '' })
      .where(inArray(applications.id, listed(ids))),
    make.delete(outbox).where(inArray(outbox.subjectId, listed(ids))),
    make.delete(sentForms).where(inArray(sentForms.subjectId, listed(ids))),
  ]
}

/**
 * Until its photo is gone too, its contact details are due today: the retention job finishes what dies half way. Its
 * owner knows the day, so nobody tells of it ahead or offers to keep it longer.
 */
function lockAway(ids: readonly string[], now: Date, today: Day): Statement[] {
  const nothingElse = { phone: null, address: null, poolRule: null, poolStartsOn: null, poolEraseBy: null }
  const locked = inArray(applications.id, listed(ids))
  return [
    make.delete(corrections).where(wereContactDetails(listed(ids))),
    ...ids.map((subject) => consentTakenBack({ subject, purpose: 'talent-pool', form: 'my-data' }, now)),
    make
      .update(applications)
      .set({ ...nothingElse, defendedAt: now.getTime(), toldAheadOf: applications.baseEraseBy })
      .where(locked),
    make
      .update(applications)
      .set({ contactEraseBy: today })
      .where(and(locked, isNotNull(applications.contactRule))),
  ]
}

function objectsOf(erased: readonly string[], defended: readonly string[]): Statement {
  const whole = inArray(applicationFiles.applicationId, listed(erased))
  const photo = and(inArray(applicationFiles.applicationId, listed(defended)), isPhoto)
  return make
    .select({ objectName: applicationFiles.objectName })
    .from(applicationFiles)
    .where(sql`${whole} or ${photo}`)
}

const isPhoto = eq(applicationFiles.kind, 'photo')

function photosGone(ids: readonly string[]): Statement {
  return make
    .delete(applicationFiles)
    .where(and(inArray(applicationFiles.applicationId, listed(ids)), isPhoto))
}

function nothingMoreToGo(ids: readonly string[]): Statement {
  return make
    .update(applications)
    .set({ contactRule: null, contactStartsOn: null, contactEraseBy: null })
    .where(inArray(applications.id, listed(ids)))
}
