import type { ResultSet } from '@libsql/client/web'
import { and, eq, exists, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { applicationDisclosures, applicationShares } from '../../../db/schema/desk.ts'
import { traces } from '../../../db/schema/staff.ts'
import { applicationFiles, applications } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { inSight } from '../../platform/held/in-sight.ts'
import { newId } from '../../platform/ids.ts'
import { make, rowsOf, rowsWith, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { readDetails } from '../roles/details.ts'
import type { Part } from './models.ts'

const { id, applicationId, parts, outcome, endedAt, lastOn } = applicationShares

/** Holds for what its applicant has said yes to and nobody has ended, as long as it lasts and the application is in sight. */
function isOpen(shareId: string, today: Day): SQL | undefined {
  return and(eq(id, shareId), eq(outcome, 'approved'), isNull(endedAt), gte(lastOn, today), inSight(today))
}

const { opening } = applications
const meant = { opening, parts, lastOn }

/** What a share is about, without a word of whose: for which job, which parts and how long. Nothing once it is not open. */
export function findOpen(shareId: string, today: Day): Statement {
  return make
    .select(meant)
    .from(applicationShares)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(isOpen(shareId, today))
}

export function openFrom(result: ResultSet) {
  return rowsWith(meant, result)[0] ?? null
}

const isChosen = (part: Part) => sql`exists (select 1 from json_each(${parts}) where value = ${part})`

/**
 * The only way by which anybody outside reads an application: that it was opened, by whom and when, is written in the
 * very batch that reads, and what is read hangs on that row (GDPR art. 15.1 c; CJEU C-154/21). Of the application come the
 * parts its person said yes to, of a CV the file; null where nothing is open.
 */
export async function openForRecipient(
  db: Database,
  shareId: string,
  { fileId, now, today }: { fileId: string | null; now: Date; today: Day },
) {
  const disclosure = newId(now)
  const [, , found, files] = await db.write([
    disclose(disclosure, shareId, { fileId, now, today }),
    traceOf(disclosure, now),
    chosenParts(disclosure),
    chosenFiles(disclosure),
  ])
  const cvs = rowsOf(applicationFiles, files!)
  const [row] = found!.rows
  if (!row) return null
  const about = openFrom(found!)!
  if (fileId) return { about, shown: null, file: cvs.find((file) => file.id === fileId) ?? null }
  return { about, shown: { ...shownIn(row), files: cvs.map(nameOfFile) }, file: null }
}

function disclose(
  disclosure: string,
  shareId: string,
  { fileId, now, today }: { fileId: string | null; now: Date; today: Day },
) {
  const isTheirs = and(eq(applicationFiles.id, fileId ?? ''), isCvOf(applications.id))
  const cv = make.select({ one: sql`1` }).from(applicationFiles).where(isTheirs)
  const isThere = fileId ? and(isChosen('cv'), exists(cv)) : undefined
  return make.insert(applicationDisclosures).select(
    make
      .select({
        id: sql<string>`${disclosure}`.as('id'),
        applicationId,
        shareId: sql<string>`${shareId}`.as('share_id'),
        kind: sql<'application' | 'cv'>`${fileId ? 'cv' : 'application'}`.as('kind'),
        openedAt: sql<number>`${now.getTime()}`.as('opened_at'),
      })
      .from(applicationShares)
      .innerJoin(applications, eq(applications.id, applicationId))
      .where(and(isOpen(shareId, today), isThere)),
  )
}

const isIt = (disclosure: string) => eq(applicationDisclosures.id, disclosure)

function traceOf(disclosure: string, now: Date) {
  const { kind, shareId } = applicationDisclosures
  return make.insert(traces).select(
    make
      .select({
        id: sql<string>`${newId(now)}`.as('id'),
        subjectId: applicationDisclosures.applicationId,
        staffId: sql<string>`${shareId}`.as('staff_id'),
        role: sql<'recipient'>`'recipient'`.as('role'),
        act: sql<string>`case ${kind} when 'cv' then 'read-share-cv' else 'opened-share' end`.as('act'),
        reason: sql<null>`null`.as('reason'),
        tracedAt: sql<number>`${now.getTime()}`.as('traced_at'),
      })
      .from(applicationDisclosures)
      .where(isIt(disclosure)),
  )
}

function chosenParts(disclosure: string) {
  const { name, email, phone, address, details, letter, cvText } = applications
  const only = (part: Part, column: SQL, as: string) =>
    sql<string | null>`case when ${isChosen(part)} then ${column} end`.as(as)
  return make
    .select({
      ...meant,
      name,
      email: only('contact', sql`${email}`, 'email'),
      phone: only('contact', sql`${phone}`, 'phone'),
      address: only('contact', sql`${address}`, 'address'),
      details: only('answers', sql`${details}`, 'details'),
      letter: only('letter', sql`${letter}`, 'letter'),
      cvText: only('cv', sql`${cvText}`, 'cv_text'),
    })
    .from(applicationDisclosures)
    .innerJoin(applicationShares, eq(id, applicationDisclosures.shareId))
    .innerJoin(applications, eq(applications.id, applicationDisclosures.applicationId))
    .where(isIt(disclosure))
}

function chosenFiles(disclosure: string) {
  const whose = make
    .select({ id: applicationDisclosures.applicationId })
    .from(applicationDisclosures)
    .innerJoin(applicationShares, eq(id, applicationDisclosures.shareId))
    .where(and(isIt(disclosure), isChosen('cv')))
  return make
    .select()
    .from(applicationFiles)
    .where(and(inArray(applicationFiles.applicationId, whose), isCv))
}

const isCv = eq(applicationFiles.kind, 'cv')
const isCvOf = (application: typeof applications.id) =>
  and(eq(applicationFiles.applicationId, application), isCv)

function shownIn(row: ResultSet['rows'][number]) {
  const text = (column: string) => (row[column] ? String(row[column]) : null)
  return {
    name: String(row.name),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    details: readDetails(text('details')),
    letter: text('letter'),
    cvText: text('cv_text'),
  }
}

function nameOfFile({ id, displayName, bytes }: typeof applicationFiles.$inferSelect) {
  return { id, name: displayName, bytes }
}
