import { and, eq, exists, notExists, sql } from 'drizzle-orm'
import { applicationLabels, applicationNotes, applicationRatings } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { type Act, traceIfDone } from '../../../platform/staff/traces.ts'
import { both, finds, insertWhere, make, prepared, type Statement } from '../../../platform/statements.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { inView } from '../in-view.ts'

export interface About {
  member: Member
  applicationId: string
  now: Date
  today: Day
}

/** Keeps a note, if the application is there for the member at that moment. */
export function addNote(about: About, note: string): Statement[] {
  const { id: staffId, role } = about.member
  const { applicationId, now } = about
  const row = { id: newId(now), applicationId, staffId, role, note, writtenAt: now.getTime() }
  return [insertWhere(applicationNotes, row, finds(isThere(about)))]
}

/** Takes back a note of one's own, while the application is there for them. */
export function removeNote(about: About, id: string): Statement[] {
  const { member, applicationId } = about
  const { id: noteId, staffId } = applicationNotes
  const isOwn = and(eq(noteId, id), eq(staffId, member.id), eq(applicationNotes.applicationId, applicationId))
  return [
    make.delete(applicationNotes).where(and(isOwn, exists(isThere(about)))),
    traced(about, 'removed-note'),
  ]
}

/** Rates an application from one to five, instead of whatever the member said before; null takes that back. */
export function rate(about: About, stars: number | null): Statement[] {
  const { id: staffId, role } = about.member
  const { applicationId, now } = about
  const { staffId: whose, applicationId: which } = applicationRatings
  const isMine = and(eq(which, applicationId), eq(whose, staffId))
  const before = make.delete(applicationRatings).where(and(isMine, exists(isThere(about))))
  const changed = [before, traced(about, 'changed-rating')]
  if (stars === null) return changed
  const row = { applicationId, staffId, role, stars, ratedAt: now.getTime() }
  return [...changed, insertWhere(applicationRatings, row, finds(isThere(about)))]
}

/** Puts a label on an application; one it has already stays whoever's it is, and the last statement finds it either way. */
export function addLabel(about: About, label: string): Statement[] {
  const { applicationId, now, member } = about
  const row = { applicationId, label, labelledAt: now.getTime(), staffId: member.id, role: member.role }
  const isIt = isLabel(about, label)
  const isNew = notExists(make.select({ one: sql`1` }).from(applicationLabels).where(isIt))
  return [
    insertWhere(applicationLabels, row, both(finds(isThere(about)), prepared<never>(isNew)({}))),
    make
      .update(applicationLabels)
      .set({ label })
      .where(and(isIt, exists(isThere(about)))),
  ]
}

export function removeLabel(about: About, label: string): Statement[] {
  const isIt = and(isLabel(about, label), exists(isThere(about)))
  return [make.delete(applicationLabels).where(isIt), traced(about, 'removed-label')]
}

function isLabel({ applicationId }: About, label: string) {
  return and(eq(applicationLabels.applicationId, applicationId), eq(applicationLabels.label, label))
}

/** That something was written once and is not any more stays to be seen; what it was does not. */
function traced({ member, applicationId, now }: About, act: Act): Statement {
  return traceIfDone(member, { act, subjectId: applicationId }, now)
}

/** The application, if the member meets it at that moment. */
function isThere({ member, applicationId, today }: About) {
  const isIt = and(eq(applications.id, applicationId), inView(member, today))
  return make.select({ id: applications.id }).from(applications).where(isIt)
}
