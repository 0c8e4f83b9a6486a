import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { consents } from '../../../db/schema.ts'
import { insertWhere, prepared, type Statement } from '../statements.ts'
import type { ConsentRecord } from './record.ts'

/**
 * Whether a subject has said yes in words that still count: `versions` is a JSON list of them, or null when every yes
 * counts. For subjects whose consent stands; whether it was taken back is not asked here.
 */
export function consentCounts(subject: SQLWrapper, purpose: string, versions: SQLWrapper): SQL<number> {
  return sql<number>`(${versions} is null or exists (
    select 1 from consents
    where subject_id = ${subject} and purpose = ${purpose} and event = 'given'
      and version in (select value from json_each(${versions}))
  ))`
}

/** Adds to the record a yes to the present words, while `condition` holds and no yes that counts is there: once. */
export function consentRenewed(
  record: ConsentRecord,
  versions: string | null,
  condition: SQLWrapper,
): Statement {
  const counts = consentCounts(sql`${record.subjectId}`, record.purpose, sql`${versions}`)
  return insertWhere(consents, record, prepared<never>(sql`exists ${condition} and not ${counts}`)({}))
}
