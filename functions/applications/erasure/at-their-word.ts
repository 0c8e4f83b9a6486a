import { and, eq, inArray, type SQLWrapper, sql } from 'drizzle-orm'
import { applicationFiles, applications, erasing, outbox, sentForms } from '../../../db/schema.ts'
import { notOnHold } from '../../platform/erasure/holds.ts'
import type { Parting } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import { listed, make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { finishErasing } from './finishing.ts'
import { idsWhere, lockAway, lockAwayOnHold } from './locking-away.ts'

/**
 * Parts with applications at their person's word: undecided and open ones are erased whole; of decided ones only what a
 * claim can turn on is kept, locked away until its day (GDPR art. 17.1 and 17.3 e). Of what is on hold nothing goes
 * before that is lifted, whatever was read a moment ago.
 */
export function partWithApplications(items: readonly HeldItem[], now: Date, today: Day): Parting {
  const whose = (fate: HeldItem['whenErased']) =>
    items.filter(({ whenErased }) => whenErased === fate).map(({ id }) => id)
  const [erased, defended] = [whose('erased'), whose('defenceOnly')]
  return {
    first: [
      ...takeOutOfSight(erased),
      ...lockAwayOnHold(erased, { now, today, form: 'my-data' }),
      ...lockAway(defended, now, today),
    ],
    async afterwards({ db, files }) {
      const [sealed, begun] = await db.read([objectsOf(erased, defended), begunOf(erased)])
      await files.remove(sealed!.rows.map((row) => String(row.object_name)))
      const going = begun!.rows.map((row) => String(row.subject_id))
      await db.write([...finishErasing(db, going), photosGone(defended), nothingMoreToGo(defended)])
    },
  }
}

/** Without its address nobody is written to about it again, whoever finishes the erasure. */
function takeOutOfSight(ids: readonly string[]): Statement[] {
  const going = make
    .select({ subjectId: applications.id, rule: sql<string>`${applications.decidingRule}`.as('rule') })
    .from(applications)
    .where(and(inArray(applications.id, listed(ids)), notOnHold(applications.id)))
  return [
    make.insert(erasing).select(going).onConflictDoNothing(),
    make
      .update(applications)
      .set({ email: '' })
      .where(inArray(applications.id, begunOf(ids))),
    make.delete(outbox).where(inArray(outbox.subjectId, begunOf(ids))),
    make.delete(sentForms).where(inArray(sentForms.subjectId, begunOf(ids))),
  ]
}

function begunOf(ids: readonly string[]) {
  return make
    .select({ subjectId: erasing.subjectId })
    .from(erasing)
    .where(inArray(erasing.subjectId, listed(ids)))
}

function objectsOf(erased: readonly string[], defended: readonly string[]): Statement {
  const whole = inArray(applicationFiles.applicationId, begunOf(erased))
  const photo = and(inArray(applicationFiles.applicationId, notKept(defended)), isPhoto)
  return make
    .select({ objectName: applicationFiles.objectName })
    .from(applicationFiles)
    .where(sql`${whole} or ${photo}`)
}

const isPhoto = eq(applicationFiles.kind, 'photo')

function notKept(ids: readonly string[]): SQLWrapper {
  return idsWhere(and(inArray(applications.id, listed(ids)), notOnHold(applications.id)))
}

function photosGone(ids: readonly string[]): Statement {
  return make
    .delete(applicationFiles)
    .where(and(inArray(applicationFiles.applicationId, notKept(ids)), isPhoto))
}

function nothingMoreToGo(ids: readonly string[]): Statement {
  return make
    .update(applications)
    .set({ contactRule: null, contactStartsOn: null, contactEraseBy: null })
    .where(inArray(applications.id, notKept(ids)))
}
