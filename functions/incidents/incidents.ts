import type { ResultSet } from '@libsql/client/web'
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import { incidentEntries, incidents } from '../../db/schema/incidents.ts'
import { staff } from '../../db/schema/staff.ts'
import { sentForms } from '../../db/schema.ts'
import type { Database } from '../platform/database.ts'
import type { KnownBy } from '../platform/forms/fingerprint.ts'
import { claimed, claimForm, isUnused } from '../platform/forms/sent-forms.ts'
import { newId } from '../platform/ids.ts'
import type { Member } from '../platform/staff/member.ts'
import {
  insertWhere,
  make,
  prepared,
  rowsOf,
  rowsWith,
  type Statement,
  somethingChanged,
} from '../platform/statements.ts'
import { hoursLeft } from './limits.ts'
import type { Entry, EntryAtDesk, Incident, Written } from './models.ts'

const mostListed = 500
const names = { id: staff.id, name: staff.name }

/** The latest entry of every incident, what was changed last first. */
export const listIncidents: Statement = make
  .select()
  .from(incidentEntries)
  .innerJoin(
    incidents,
    and(eq(incidents.id, incidentEntries.incidentId), eq(incidents.version, incidentEntries.version)),
  )
  .where(gt(incidents.changedAt, 0))
  .orderBy(desc(incidents.changedAt))
  .limit(mostListed)

/** All entries of one, the first one first, and who wrote them. */
export function findIncident(id: string): Statement[] {
  const writers = make
    .select({ id: incidentEntries.staffId })
    .from(incidentEntries)
    .where(eq(incidentEntries.incidentId, id))
  return [
    make
      .select()
      .from(incidentEntries)
      .where(eq(incidentEntries.incidentId, id))
      .orderBy(asc(incidentEntries.version)),
    make.select(names).from(staff).where(inArray(staff.id, writers)),
  ]
}

export function incidentsIn(found: ResultSet, now: Date): Incident[] {
  return rowsOf(incidentEntries, found).map((entry) => standing(entry, now))
}

/** Null where there is none. */
export function incidentFrom(
  [found, wrote]: readonly ResultSet[],
  now: Date,
): { incident: Incident; entries: EntryAtDesk[] } | null {
  const entries = rowsOf(incidentEntries, found!)
  const last = entries.at(-1)
  if (!last) return null
  const writers = new Map(rowsWith(names, wrote!).map(({ id, name }) => [id, name]))
  const told = entries.map((entry, at) => ({
    ...entry,
    name: writers.get(entry.staffId) ?? null,
    changed: changedIn(entry, entries[at - 1]),
  }))
  return { incident: standing(last, now), entries: told.toReversed() }
}

function standing(entry: Entry, now: Date): Incident {
  return { ...entry, isSettled: isSettled(entry), hoursLeft: hoursLeft(entry.knownAt, now) }
}

/** Reported, or with a reason not to be: the 72 hours wait for nothing more. */
function isSettled({ reportedAt, notReportedBecause }: Written): boolean {
  return reportedAt !== null || notReportedBecause !== ''
}

function changedIn(entry: Entry, before: Entry | undefined): (keyof Written)[] {
  const { incidentId: _, version, staffId, role, writtenAt, ...written } = entry
  const fields = Object.keys(written) as (keyof Written)[]
  return before
    ? fields.filter((field) => entry[field] !== before[field])
    : fields.filter((field) => entry[field])
}

interface By {
  db: Database
  member: Member
  now: Date
}

/**
 * Notes a new incident, from a form that a browser may send twice: the second time nothing comes of it. Answers its id
 * either way.
 */
export async function noteIncident(by: By, written: Written, known: KnownBy): Promise<string> {
  const { db, now } = by
  const id = newId(now)
  const { key } = known
  const results = await db.write([
    ...claimForm({ ...known, subjectId: id, sentAt: now.getTime() }, unused({ key })),
    insertWhere(incidents, { id, ...standingAt(1, written, now) }, claimed({ key, subjectId: id })),
    insertWhere(incidentEntries, entryBy(by, written, { id, version: 1 }), somethingChanged),
    make.select({ subjectId: sentForms.subjectId }).from(sentForms).where(eq(sentForms.key, key)),
  ])
  return String(results.at(-1)!.rows[0]!.subject_id)
}

const unused = prepared<'key'>(isUnused)

/**
 * Adds an entry to an incident that still is as it was seen: entries are only added (GDPR art. 33.5). Answers whether it
 * did, or somebody else was first.
 */
export async function addEntry(by: By, written: Written, id: string, seen: number): Promise<boolean> {
  const version = seen + 1
  const [done] = await by.db.write([
    make
      .update(incidents)
      .set(standingAt(version, written, by.now))
      .where(and(eq(incidents.id, id), eq(incidents.version, seen))),
    insertWhere(incidentEntries, entryBy(by, written, { id, version }), somethingChanged),
  ])
  return done!.rowsAffected > 0
}

function standingAt(version: number, written: Written, now: Date) {
  return { version, knownAt: written.knownAt, changedAt: now.getTime(), isSettled: isSettled(written) }
}

function entryBy({ member, now }: By, written: Written, { id, version }: { id: string; version: number }) {
  const wrote = { staffId: member.id, role: member.role, writtenAt: now.getTime() }
  return { incidentId: id, version, ...wrote, ...written }
}
