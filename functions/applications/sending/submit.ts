import type { ResultSet } from '@libsql/client/web'
import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import {
  applicationFiles,
  applications,
  consents,
  openingClosings,
  openingEnds,
  outbox,
  sentForms,
} from '../../../db/schema.ts'
import type { ConsentRecord } from '../../platform/consents/record.ts'
import type { Database } from '../../platform/database.ts'
import type { KnownBy } from '../../platform/forms/fingerprint.ts'
import { claimed, claimForm, isClaimed, isUnused, type SentForm } from '../../platform/forms/sent-forms.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

type ApplicationRow = typeof applications.$inferInsert
type FileRow = typeof applicationFiles.$inferInsert

/** Everything one application writes; all of it comes to be, or nothing. */
export interface Submission {
  today: Day
  application: ApplicationRow
  files: FileRow[]
  consents: ConsentRecord[]
  /** The receipt for a first application to this opening, and the one that mentions an earlier application. */
  letters: { first: OutboxRow; again: OutboxRow }
  form: SentForm
  /** What else is to be set going with it, and only with it. */
  also?: (onlyIf: Statement) => Statement[]
}

export interface Accepted {
  id: string
  reference: string
  receivedAt: Date
  rule: string
  eraseBy: Day
}

export type Outcome =
  | { outcome: 'accepted'; application: Accepted }
  | { outcome: 'openingClosed' }
  | { outcome: 'otherContent' }
  | { outcome: 'fileTaken' }

/**
 * Keeps an application: one batch, one round trip, all or nothing. The same form sent again within 24 hours gets the
 * first one's answer; the same key with other content, an opening whose recruitment has ended, or a held file that
 * another application has taken, keeps nothing.
 */
export async function submit(db: Database, submission: Submission): Promise<Outcome> {
  const { today, application, form, letters } = submission
  const [cv = '', photo = ''] = submission.files.map(({ objectName }) => objectName)
  const given = { ...form, ...application, today, cv, photo }
  const itIsOurs = claimed(given)
  const results = await db.write([
    ...claimForm(form, whileEverythingIsFree(given)),
    insertWhere(applications, application, itIsOurs),
    ...submission.consents.map((row) => insertWhere(consents, row, itIsOurs)),
    ...submission.files.map((row) => insertWhere(applicationFiles, row, itIsOurs)),
    insertWhere(outbox, letters.first, claimedAsFirst(given)),
    insertWhere(outbox, letters.again, claimedAgain(given)),
    ...(submission.also?.(itIsOurs) ?? []),
    takenFiles(given),
    whatTheKeyStandsFor(given),
  ])
  const outcome = outcomeFor(form, results)
  const isTaken = outcome.outcome === 'openingClosed' && results.at(-2)?.rows.length
  return isTaken ? { outcome: 'fileTaken' } : outcome
}

/**
 * What was kept under the form's key, or that the opening is closed: a form sent just before the deadline whose
 * answer was lost is answered as the first time.
 */
export async function keptBefore(db: Database, form: KnownBy): Promise<Outcome> {
  return outcomeFor(form, await db.read([whatTheKeyStandsFor({ key: form.key })]))
}

function outcomeFor(form: KnownBy, results: ResultSet[]): Outcome {
  const found = results.at(-1)?.rows[0]
  if (!found) return { outcome: 'openingClosed' }
  if (found.content_hash !== form.contentHash) return { outcome: 'otherContent' }
  return {
    outcome: 'accepted',
    application: {
      id: String(found.id),
      reference: String(found.reference),
      receivedAt: new Date(Number(found.submitted_at)),
      rule: String(found.deciding_rule),
      eraseBy: String(found.erase_by),
    },
  }
}

const opening = sql.placeholder('opening')

/** A held file belongs to the first application that was sent with it. */
const takenObjects = make
  .select({ object_name: applicationFiles.objectName })
  .from(applicationFiles)
  .where(inArray(applicationFiles.objectName, [sql.placeholder('cv'), sql.placeholder('photo')]))
const takenFiles = prepared<'cv' | 'photo'>(takenObjects)

const whileEverythingIsFree = prepared<'key' | 'opening' | 'today' | 'cv' | 'photo'>(
  sql`${isUnused} and not exists ${takenObjects} and not exists ${make
    .select({ one: sql`1` })
    .from(openingEnds)
    .where(
      and(eq(openingEnds.opening, opening), lte(openingEnds.endedOn, sql.placeholder('today'))),
    )} and not exists ${make
    .select({ one: sql`1` })
    .from(openingClosings)
    .where(eq(openingClosings.opening, opening))}`,
)

const isAgain = sql`exists (select 1 from ${applications} where ${and(
  eq(applications.opening, opening),
  eq(applications.email, sql.placeholder('email')),
  ne(applications.id, sql.placeholder('subjectId')),
)})`

const claimedAsFirst = prepared<'key' | 'subjectId' | 'opening' | 'email'>(
  sql`${isClaimed} and not ${isAgain}`,
)
const claimedAgain = prepared<'key' | 'subjectId' | 'opening' | 'email'>(sql`${isClaimed} and ${isAgain}`)

const whatTheKeyStandsFor = prepared<'key'>(
  make
    .select({
      content_hash: sentForms.contentHash,
      id: applications.id,
      reference: applications.reference,
      submitted_at: applications.submittedAt,
      deciding_rule: applications.decidingRule,
      erase_by: applications.eraseBy,
    })
    .from(sentForms)
    .innerJoin(applications, eq(applications.id, sentForms.subjectId))
    .where(eq(sentForms.key, sql.placeholder('key'))),
)
