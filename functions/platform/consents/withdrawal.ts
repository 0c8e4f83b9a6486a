import { and, eq, exists, ne, notExists, type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { consents } from '../../../db/schema.ts'
import { newId } from '../ids.ts'
import { given, make, prepared, type Statement } from '../statements.ts'
import { withdrawnConsentRule } from './erasure.ts'

const later = alias(consents, 'later')

/** Nothing has been said about it since. */
const stands = notExists(
  make
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.subjectId, consents.subjectId),
        eq(later.purpose, consents.purpose),
        sql`${later.recordedAt} >= ${consents.recordedAt}`,
        ne(later.id, consents.id),
      ),
    ),
)

interface TakenBack {
  subject: string | SQL | Placeholder
  purpose: string
  condition?: SQLWrapper
}

/**
 * Adds to the record that a consent was taken back (GDPR art. 7.3), in the words and version it was given in, where
 * `subject` and `purpose` have one that stands and `condition` holds. Repeating it adds nothing.
 */
export function consentTakenBack({ form, ...taken }: TakenBack & { form: string }, now: Date): Statement {
  const query = prepared<'withdrawal' | 'form' | 'at'>(takingBack(taken))
  return query({ withdrawal: newId(now), form, at: now.getTime() })
}

/** The same with places for `withdrawal`, its id, for `form` and for `at`, to be prepared once. */
export function takingBack({ subject, purpose, condition }: TakenBack): SQLWrapper {
  return make.insert(consents).select(
    make
      .select({
        id: sql<string>`${given('withdrawal')}`.as('id'),
        subjectId: consents.subjectId,
        purpose: consents.purpose,
        event: sql<'withdrawn'>`'withdrawn'`.as('event'),
        textHash: consents.textHash,
        version: consents.version,
        locale: consents.locale,
        form: sql<string>`${given('form')}`.as('form'),
        controller: consents.controller,
        retention: sql<string>`${withdrawnConsentRule}`.as('retention'),
        withdrawAt: consents.withdrawAt,
        askedAt: consents.askedAt,
        recordedAt: sql<number>`${given('at')}`.as('recorded_at'),
      })
      .from(consents)
      .where(
        and(
          eq(consents.subjectId, subject),
          eq(consents.purpose, purpose),
          eq(consents.event, 'given'),
          stands,
          condition && exists(condition),
        ),
      ),
  )
}
