import { type SQL, sql } from 'drizzle-orm'
import { applications, outbox } from '../../db/schema.ts'
import { given, prepared } from '../platform/statements.ts'

/** What stands in a letter drawn once for many, where each owner reads their own. */
export const each = { reference: '{reference}', token: '{token}' } as const

/** One owner of an application among many: the letter's id, whom it belongs to, and what only they read. */
export interface Owner {
  id: string
  application: string
  subjectId: string
  addressHash: string
  token: string
}

/**
 * Queues one letter for the owners of many applications, as JSON: one statement, however many there are. Whoever is
 * gone, or does not meet the condition, gets none; address and reference are those of the application at that moment.
 */
export function lettersToMany<Names extends string = never>(onlyIf: SQL = sql`true`) {
  const own = (drawn: 'html' | 'text') =>
    sql`replace(replace(${given(drawn)}, ${each.reference}, ${applications.reference}), ${each.token}, json_each.value ->> 'token')`
  return prepared<Names | 'owners' | 'letter' | 'subject' | 'html' | 'text' | 'at'>(sql`
    insert into ${outbox} (id, subject_id, letter, purpose, recipient, address_hash, subject, html, text, queued_at, next_try_at)
    select json_each.value ->> 'id', json_each.value ->> 'subjectId', ${given('letter')}, 'service', ${applications.email},
      json_each.value ->> 'addressHash', ${given('subject')}, ${own('html')}, ${own('text')}, ${given('at')}, ${given('at')}
    from json_each(${given('owners')}) cross join ${applications}
    where ${applications.id} = json_each.value ->> 'application' and ${applications.email} <> '' and ${onlyIf}`)
}
