import type { ResultSet } from '@libsql/client/web'
import { and, eq, lte, ne, sql } from 'drizzle-orm'
import {
  applicationFiles,
  applications,
  consents,
  openingEnds,
  outbox,
  sentForms,
} from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, written } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { ConsentRecord } from '../consents.ts'
import type { KnownBy } from './fingerprint.ts'

const recogniseForMs = 24 * 3_600_000

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
  form: KnownBy
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
export async function submit(db: Database, submission: Submission): Promise<Outcome> {
  const { today, application, form, letters } = submission
  const { id, opening, email, submittedAt: sentAt } = application
  const given = { key: form.key, id, opening, email, today, forgotten: sentAt - recogniseForMs }
  const itIsOurs = ours(given)
  const claim = { key: form.key, applicationId: id, contentHash: form.contentHash, sentAt }
  const results = await db.write([
    forgetOldForm(given),
    insertWhere(sentForms, claim, unusedWhileRecruiting(given)),
    insertWhere(applications, application, itIsOurs),
    ...submission.consents.map((row) => insertWhere(consents, row, itIsOurs)),
    ...submission.files.map((row) => insertWhere(applicationFiles, row, itIsOurs)),
    insertWhere(outbox, letters.first, oursAndFirst(given)),
    insertWhere(outbox, letters.again, oursAndAgain(given)),
    whatTheKeyStandsFor(given),
  ])
  return outcomeFor(form, results)
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

const key = sql.placeholder('key')
const id = sql.placeholder('id')
const opening = sql.placeholder('opening')

const forgetOldForm = written<'key' | 'forgotten'>(
  make
    .delete(sentForms)
    .where(and(eq(sentForms.key, key), lte(sentForms.sentAt, sql.placeholder('forgotten')))),
)

/** The form's key is ours unless it was used within a day or the recruitment has ended. */
const unusedWhileRecruiting = written<'key' | 'opening' | 'today'>(
  sql`not exists ${make
    .select({ one: sql`1` })
    .from(openingEnds)
    .where(and(eq(openingEnds.opening, opening), lte(openingEnds.endedOn, sql.placeholder('today'))))}
  and not exists ${make.select({ one: sql`1` }).from(sentForms).where(eq(sentForms.key, key))}`,
)

const isOurs = sql`exists (select 1 from ${sentForms} where ${and(eq(sentForms.key, key), eq(sentForms.applicationId, id))})`
const isAgain = sql`exists (select 1 from ${applications} where ${and(
  eq(applications.opening, opening),
  eq(applications.email, sql.placeholder('email')),
  ne(applications.id, id),
)})`

const ours = written<'key' | 'id'>(isOurs)
const oursAndFirst = written<'key' | 'id' | 'opening' | 'email'>(sql`${isOurs} and not ${isAgain}`)
const oursAndAgain = written<'key' | 'id' | 'opening' | 'email'>(sql`${isOurs} and ${isAgain}`)

const whatTheKeyStandsFor = written<'key'>(
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
    .innerJoin(applications, eq(applications.id, sentForms.applicationId))
    .where(eq(sentForms.key, key)),
)
