import { sql } from 'drizzle-orm'
import { consents } from '../../db/schema.ts'
import { type ConsentRecord, consentRecord } from '../platform/consents/record.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { insertWhere, prepared, type Statement } from '../platform/statements.ts'
import type { Question } from '../promises/choice/question.ts'
import type { Locale } from '../promises/language/languages.ts'
import type { Choice } from './choice.ts'

/**
 * Records an answer in the consent ledger, purpose by purpose, under its number: no address, no name (GDPR art. 7.1).
 * A no to what had a yes is its withdrawal (art. 7.3). One batch, all or nothing.
 */
export async function recordAnswer(
  db: Database,
  { purposes }: Question,
  { number, allowed }: Choice,
  given: { locale: Locale; controller: string },
  now: Date,
): Promise<void> {
  const statements = purposes.flatMap(({ category, purpose }) => {
    const record = consentRecord(purpose, { subjectId: number, ...given }, now)
    const here = { ...record, withdrawAt: `/${given.locale}/cookies/choice/` }
    return allowed.includes(category) ? [db.make.insert(consents).values(here)] : refusal(here, now)
  })
  await db.write(statements)
}

/** Of the two one comes to be: the first looks before the second can have changed what it sees. */
function refusal(record: ConsentRecord, now: Date): Statement[] {
  const { subjectId, purpose } = record
  return [
    insertWhere(consents, { ...record, event: 'refused' }, hadNoYes({ subjectId, purpose })),
    insertWhere(
      consents,
      { ...record, id: newId(now), event: 'withdrawn' },
      yesStands({ subjectId, purpose }),
    ),
  ]
}

const theYes = sql`exists (
    select 1 from ${consents} as yes
    where yes.subject_id = ${sql.placeholder('subjectId')} and yes.purpose = ${sql.placeholder('purpose')}
      and yes.event = 'given' and not exists (
      select 1 from ${consents} as no
      where no.subject_id = yes.subject_id and no.purpose = yes.purpose
        and no.event <> 'given' and no.recorded_at >= yes.recorded_at))`
const yesStands = prepared<'subjectId' | 'purpose'>(theYes)
const hadNoYes = prepared<'subjectId' | 'purpose'>(sql`not ${theYes}`)
