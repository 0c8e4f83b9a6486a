import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import {
  applicationLabels,
  applicationLetters,
  applicationNotes,
  applicationRatings,
  applicationSteps,
} from '../../../../db/schema/desk.ts'
import { staff } from '../../../../db/schema/staff.ts'
import { applicationFiles, applications } from '../../../../db/schema.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { both, finds, make, rowsOf, rowsWith, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { withinBudget } from '../budget/budget.ts'
import { inView } from '../in-view.ts'
import type { Status } from '../list/wanted.ts'
import { type ShareAtDesk, sharesIn, sharesOf } from '../sharing/shares.ts'
import { veiled, withVeil } from '../veiled.ts'
import { type Earlier, earlierFrom, findEarlier } from './earlier.ts'
import { neighbours } from './neighbours.ts'

const fileColumns = {
  id: applicationFiles.id,
  kind: applicationFiles.kind,
  displayName: applicationFiles.displayName,
  mediaType: applicationFiles.mediaType,
  bytes: applicationFiles.bytes,
}

/** One application with everything that belongs to it. */
export interface Parts {
  application: typeof applications.$inferSelect
  files: Pick<typeof applicationFiles.$inferSelect, 'id' | 'kind' | 'displayName' | 'mediaType' | 'bytes'>[]
  notes: { id: string; by: string; isMine: boolean; note: string; at: string }[]
  ratings: { by: string; isMine: boolean; stars: number }[]
  labels: { label: string; by: string; at: string }[]
  /** What the person was sent from here, the latest last. */
  letters: { id: string; by: string; subject: string; text: string; at: string }[]
  /** From one status to another, the latest last. */
  steps: { id: string; by: string; from: Status; to: Status; at: string }[]
  shares: ShareAtDesk[]
}

/** The same as it lies on the desk, between the one before and the one after. */
export interface Reading extends Parts {
  newer: string | null
  older: string | null
  /** What the same person applied for before; null where their address is not confirmed. */
  earlier: Earlier[] | null
  /** Whether it is first read without knowing whose it is. */
  isVeiled: boolean
}

/**
 * Reads an application and leaves the trace of it in the same batch: nobody reads without. What the member does
 * not see leaves neither.
 */
export function openApplication(
  member: Member,
  id: string,
  at: { now: Date; today: Day; among: readonly Status[]; blind: readonly string[] },
): Statement[] {
  const isIt = and(eq(applications.id, id), inView(member, at.today))
  const it = make.select({ id: applications.id }).from(applications).where(isIt)
  const mayOpen = both(finds(it), withinBudget(member.id, 'opened', at.now))
  return [
    trace(member, { act: 'opened', subjectId: id }, at.now, mayOpen),
    neighbours(member, id, at),
    findEarlier(member, id, at),
    make
      .select({ id: applications.id })
      .from(applications)
      .where(and(isIt, veiled(at.blind))),
    ...partsOf(isIt),
  ]
}

/** Reads the one application that meets a condition, in the order `partsFrom` expects. */
export function partsOf(isIt: SQL | undefined): Statement[] {
  const it = make.select({ id: applications.id }).from(applications).where(isIt)
  const [notes, ratings, labels, steps, letters] = [
    applicationNotes,
    applicationRatings,
    applicationLabels,
    applicationSteps,
    applicationLetters,
  ]
  return [
    make.select().from(applications).where(isIt),
    make.select(fileColumns).from(applicationFiles).where(inArray(applicationFiles.applicationId, it)),
    make
      .select({ id: notes.id, note: notes.note, at: notes.writtenAt, staffId: notes.staffId, by })
      .from(notes)
      .leftJoin(staff, eq(staff.id, notes.staffId))
      .where(inArray(notes.applicationId, it)),
    make
      .select({ stars: ratings.stars, staffId: ratings.staffId, by })
      .from(ratings)
      .leftJoin(staff, eq(staff.id, ratings.staffId))
      .where(inArray(ratings.applicationId, it)),
    make
      .select({ label: labels.label, at: labels.labelledAt, by })
      .from(labels)
      .leftJoin(staff, eq(staff.id, labels.staffId))
      .where(inArray(labels.applicationId, it)),
    make
      .select({ id: steps.id, from: steps.fromStatus, to: steps.toStatus, at: steps.changedAt, by })
      .from(steps)
      .leftJoin(staff, eq(staff.id, steps.staffId))
      .where(inArray(steps.applicationId, it)),
    sharesOf(it),
    make
      .select({ id: letters.id, subject: letters.subject, text: letters.text, at: letters.writtenAt, by })
      .from(letters)
      .leftJoin(staff, eq(staff.id, letters.staffId))
      .where(inArray(letters.applicationId, it)),
  ]
}

/** Whoever has left and is erased has no name any more. */
const by = sql<string>`coalesce(${staff.name}, '–')`.as('by')

/** What `openApplication` found, in its order: nothing where the member has nothing to see or has seen enough for an hour. */
export function readingFrom(
  member: Member,
  [traced, around, before, blind, ...found]: readonly ResultSet[],
): Reading | 'none' | 'enough' {
  const whole = partsFrom(member, found)
  if (!whole) return 'none'
  if (traced!.rowsAffected === 0) return 'enough'
  const isVeiled = blind!.rows.length > 0
  const parts = isVeiled ? withVeil(whole) : whole
  const beside = around!.rows[0]
  const idOf = (id: unknown) => (id ? String(id) : null)
  const isConfirmed = parts.application.addressConfirmedAt !== null
  const earlier = isConfirmed && !isVeiled ? earlierFrom(before!) : null
  return { ...parts, isVeiled, newer: idOf(beside?.newer), older: idOf(beside?.older), earlier }
}

/** What `partsOf` found, in its order. */
export function partsFrom(member: Member, results: readonly ResultSet[]): Parts | null {
  const [found, files, notes, ratings, labels, steps, shares, letters] = results
  const [application] = rowsOf(applications, found!)
  if (!application) return null
  const when = (at: unknown) => new Date(Number(at)).toISOString()
  return {
    application,
    files: rowsWith(fileColumns, files!),
    notes: notes!.rows.map((row) => ({
      id: String(row.id),
      by: String(row.by),
      isMine: row.staff_id === member.id,
      note: String(row.note),
      at: when(row.written_at),
    })),
    ratings: ratings!.rows.map((row) => ({
      by: String(row.by),
      isMine: row.staff_id === member.id,
      stars: Number(row.stars),
    })),
    labels: labels!.rows
      .map((row) => ({ label: String(row.label), by: String(row.by), at: when(row.labelled_at) }))
      .sort((one, other) => (one.label < other.label ? -1 : 1)),
    letters: letters!.rows
      .map((row) => ({
        id: String(row.id),
        by: String(row.by),
        subject: String(row.subject),
        text: String(row.text),
        at: when(row.written_at),
      }))
      .sort((one, other) => one.id.localeCompare(other.id)),
    steps: steps!.rows
      .map((row) => ({
        id: String(row.id),
        by: String(row.by),
        from: row.from_status as Status,
        to: row.to_status as Status,
        at: when(row.changed_at),
      }))
      .sort((one, other) => one.id.localeCompare(other.id)),
    shares: sharesIn(shares!),
  }
}
