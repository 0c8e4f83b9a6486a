import { and, eq, lte, ne, type SQL, sql } from 'drizzle-orm'
import {
  applicationFiles,
  applications,
  consents,
  openingEnds,
  outbox,
  sentForms,
} from '../../../db/schema.ts'
import { type Database, insertWhere, type Statement } from '../../platform/database.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { ConsentRecord } from '../consents.ts'

const recogniseForMs = 24 * 3_600_000

type ApplicationRow = typeof applications.$inferInsert
type FileRow = typeof applicationFiles.$inferInsert

/** Everything one application writes; all of it comes to be, or nothing. */
export interface Submission {
  application: ApplicationRow
  files: FileRow[]
  consents: ConsentRecord[]
  /** The receipt for a first application to this opening, and the one that mentions an earlier application. */
  letters: { first: OutboxRow; again: OutboxRow }
  form: { key: string; contentHash: string }
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

/**
 * Keeps an application: one batch, one round trip, all or nothing. The same form sent again within 24 hours gets the
 * first one's answer; the same key with other content, or an opening whose recruitment has ended, keeps nothing.
 */
export async function submit(db: Database, submission: Submission, today: Day): Promise<Outcome> {
  const { application, form } = submission
  const isOurs = ours(submission)
  const results = await db.write([
    ...claimForm(db, submission, today),
    insertWhere(applications, application, isOurs),
    ...submission.consents.map((row) => insertWhere(consents, row, isOurs)),
    ...submission.files.map((row) => insertWhere(applicationFiles, row, isOurs)),
    insertWhere(outbox, submission.letters.first, sql`${ours(submission)} and not ${earlier(submission)}`),
    insertWhere(outbox, submission.letters.again, sql`${ours(submission)} and ${earlier(submission)}`),
    whatTheKeyStandsFor(db, form.key),
  ])
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

/** The form's key is ours unless it was used within a day or the recruitment has ended. */
function claimForm(db: Database, { application, form }: Submission, today: Day): Statement[] {
  const sentAt = application.submittedAt
  const ended = db.make
    .select({ one: sql`1` })
    .from(openingEnds)
    .where(and(eq(openingEnds.opening, application.opening), lte(openingEnds.endedOn, today)))
  const unused = db.make.select({ one: sql`1` }).from(sentForms).where(eq(sentForms.key, form.key))
  const row = { key: form.key, applicationId: application.id, contentHash: form.contentHash, sentAt }
  return [
    db.make
      .delete(sentForms)
      .where(and(eq(sentForms.key, form.key), lte(sentForms.sentAt, sentAt - recogniseForMs))),
    insertWhere(sentForms, row, sql`not exists ${ended} and not exists ${unused}`),
  ]
}

function ours({ application, form }: Submission): SQL {
  return sql`exists (select 1 from ${sentForms} where ${sentForms.key} = ${form.key} and ${sentForms.applicationId} = ${application.id})`
}

function earlier({ application }: Submission): SQL {
  const same = and(
    eq(applications.opening, application.opening),
    eq(applications.email, application.email),
    ne(applications.id, application.id),
  )
  return sql`exists (select 1 from ${applications} where ${same})`
}

function whatTheKeyStandsFor(db: Database, key: string): Statement {
  return db.make
    .select({
      content_hash: sentForms.contentHash,
      id: applications.id,
      reference: applications.reference,
      submitted_at: applications.submittedAt,
      deciding_rule: applications.decidingRule,
      erase_by: applications.eraseBy,
    })
    .from(sentForms)
    .innerJoin(applications, eq(applications.id, sentForms.applicationId))
    .where(eq(sentForms.key, key))
}
