import type { ResultSet } from '@libsql/client/web'
import { and, eq, exists, gt, inArray, not, sql } from 'drizzle-orm'
import { traces } from '../../../../db/schema/staff.ts'
import { applicationFiles, applications } from '../../../../db/schema.ts'
import { lockedAway } from '../../../platform/held/in-sight.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { both, finds, make, rowsOf, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { withinBudget } from '../budget/budget.ts'
import { inView } from '../in-view.ts'
import { veiled } from '../veiled.ts'

type FileRow = typeof applicationFiles.$inferSelect

/** A written reason opens the files of what it was written for so long. */
const reasonLastsMs = 15 * 60_000

export interface Asked {
  applicationId: string
  fileId: string
  download: boolean
}

/** What came of asking for a file: it, that there is none for this member, or that they have had enough for an hour. */
export type Answer = { outcome: 'file'; file: FileRow } | { outcome: 'none' } | { outcome: 'enough' }

/**
 * Finds a file and leaves the trace of it in the same batch, within the budget of the hour; without the trace there is
 * no file.
 */
export function findFile(
  member: Member,
  asked: Asked,
  { now, today, blind }: { now: Date; today: Day; blind: readonly string[] },
): Statement[] {
  const may = mayRead(member, now, { today, blind })
  const isVisible = and(eq(applications.id, asked.applicationId), may)
  const owner = make.select({ id: applications.id }).from(applications).where(isVisible)
  const isIt = and(eq(applicationFiles.id, asked.fileId), inArray(applicationFiles.applicationId, owner))
  const traced = (kind: FileRow['kind'], act: 'read-cv' | 'downloaded-cv' | 'saw-photo') => {
    const ofKind = make
      .select({ id: applicationFiles.id })
      .from(applicationFiles)
      .where(and(isIt, eq(applicationFiles.kind, kind)))
    const mayLook = both(finds(ofKind), withinBudget(member.id, act, now))
    return trace(member, { act, subjectId: asked.applicationId }, now, mayLook)
  }
  return [
    traced('cv', asked.download ? 'downloaded-cv' : 'read-cv'),
    traced('photo', 'saw-photo'),
    make.select().from(applicationFiles).where(isIt),
  ]
}

/** What is in view and is no longer read without its name; or locked away, for whoever has just opened it with a reason. */
function mayRead(member: Member, now: Date, { today, blind }: { today: Day; blind: readonly string[] }) {
  if (member.role !== 'privacy-officer') return and(inView(member, today), not(veiled(blind)))
  const opened = make
    .select({ one: sql`1` })
    .from(traces)
    .where(
      and(
        eq(traces.subjectId, applications.id),
        eq(traces.staffId, member.id),
        eq(traces.act, 'opened-locked'),
        gt(traces.tracedAt, now.getTime() - reasonLastsMs),
      ),
    )
  return and(lockedAway(today), exists(opened))
}

export function answerFrom([cv, photo, found]: readonly ResultSet[]): Answer {
  const [file] = rowsOf(applicationFiles, found!)
  if (!file) return { outcome: 'none' }
  return cv!.rowsAffected + photo!.rowsAffected === 1 ? { outcome: 'file', file } : { outcome: 'enough' }
}
