import { and, eq, gt, inArray, lte, notInArray, or, sql } from 'drizzle-orm'
import { applicationFiles, applications, erasing, outbox, sentForms } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { isNotGoing } from '../../platform/erasure/going.ts'
import { notOnHold } from '../../platform/erasure/holds.ts'
import { noteErasure } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import { errorKind } from '../../platform/log.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, type Statement, somethingChanged } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { RetentionTable } from '../../promises/rules.ts'
import { finishErasing } from '../erasure/finishing.ts'
import { lockAwayOnHold } from '../erasure/locking-away.ts'

/** Which application leaves, on which day, the letter that says so, and what queues whom to tell. */
export interface Withdrawal {
  id: string
  now: Date
  today: Day
  letter: OutboxRow
  told: readonly Statement[]
}

/**
 * Erases an application at its owner's word (GDPR art. 17.1). First that is written down outside the database, so that
 * no restored backup brings it back. One batch takes it out of every view, drops its letters,
 * queues the last one and whom to tell, and lets go of the address: from then on it is withdrawn, whatever happens, and
 * nobody is left to write to. Its objects and rows go next; if they cannot go now, the retention job finishes it, as it does what it has
 * begun itself. Repeating is harmless and sends no second letter. `decided` when the recruitment has ended, and nothing
 * was changed; one on hold is locked away instead, and goes once that is lifted (GDPR art. 17.3).
 */
export async function withdrawApplication(
  world: Pick<Platform, 'db' | 'files' | 'log' | 'addressHash'>,
  retention: RetentionTable,
  withdrawal: Withdrawal,
): Promise<'withdrawn' | 'decided'> {
  const { db } = world
  const { id, letter, told, now } = withdrawal
  const entry = await noteErasure(world, { addressHash: letter.addressHash, what: [id], now })
  const begun = db.make.select({ id: erasing.subjectId }).from(erasing).where(eq(erasing.subjectId, id))
  const [began, , , , , files, marks, left] = await db.write([
    begin(db, retention, withdrawal),
    insertWhere(outbox, letter, somethingChanged),
    db.make
      .update(applications)
      .set({ email: '' })
      .where(and(eq(applications.id, id), sql`changes() > 0`)),
    db.make.delete(outbox).where(inArray(outbox.subjectId, begun)),
    db.make.delete(sentForms).where(inArray(sentForms.subjectId, begun)),
    db.make
      .select({ objectName: applicationFiles.objectName })
      .from(applicationFiles)
      .where(eq(applicationFiles.applicationId, id)),
    begun,
    db.make.select({ id: applications.id }).from(applications).where(eq(applications.id, id)),
    ...lockAwayOnHold([id], { ...withdrawal, form: 'receipt' }),
    carriedOut([entry]),
    ...told,
  ])
  if (marks!.rows.length === 0) return left!.rows.length === 0 ? 'withdrawn' : 'decided'
  if (began!.rowsAffected === 0) return 'withdrawn'
  const objectNames = files!.rows.map((row) => String(row.object_name))
  await erase(world, id, objectNames)
  return 'withdrawn'
}

/** The mark names the rule that would have erased the application one day: under it the retention job counts it. */
function begin(db: Database, retention: RetentionTable, { id, today }: Withdrawal): Statement {
  const endingWithRecruitment = retention.rules.filter(({ starts }) => starts === 'recruitmentEnded')
  const isUndecided = or(
    gt(applications.baseStartsOn, today),
    notInArray(
      applications.rule,
      endingWithRecruitment.map((rule) => rule.id),
    ),
  )
  return db.make.insert(erasing).select(
    db.make
      .select({ subjectId: applications.id, rule: sql<string>`${applications.decidingRule}`.as('rule') })
      .from(applications)
      .where(
        and(
          eq(applications.id, id),
          or(isUndecided, lte(applications.baseEraseBy, today)),
          isNotGoing(applications.id),
          notOnHold(applications.id),
        ),
      ),
  )
}

async function erase(
  { db, files, log }: Pick<Platform, 'db' | 'files' | 'log'>,
  id: string,
  objectNames: readonly string[],
): Promise<void> {
  try {
    await files.remove(objectNames)
    await db.write(finishErasing(db, [id]))
  } catch (error) {
    log('erasure left to the retention job', { error: errorKind(error) })
  }
}
