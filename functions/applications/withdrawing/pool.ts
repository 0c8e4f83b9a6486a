import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { applications, consents, outbox } from '../../../db/schema.ts'
import { withdrawnConsentRule } from '../../platform/consents/erasure.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere } from '../../platform/statements.ts'
import { somethingChanged } from './changes.ts'

/**
 * Takes back the talent pool's consent alone (GDPR art. 7.3): the withdrawal is added to the record, in the words and
 * version it was given in, and the application lives by its own rule again, which may end earlier. All in one batch;
 * once it is taken back, repeating changes nothing and sends no letter.
 */
export async function leaveTalentPool(
  db: Database,
  { id, letter, now }: { id: string; letter: OutboxRow; now: Date },
): Promise<void> {
  const inPool = and(eq(applications.id, id), isNotNull(applications.poolRule))
  const given = and(
    eq(consents.subjectId, id),
    eq(consents.purpose, 'talent-pool'),
    eq(consents.event, 'given'),
  )
  const latest = db.make
    .select({ at: sql`max(${consents.recordedAt})` })
    .from(consents)
    .where(given)
  await db.write([
    db.make.insert(consents).select(
      db.make
        .select({
          id: sql<string>`${newId(now)}`.as('id'),
          subjectId: consents.subjectId,
          purpose: consents.purpose,
          event: sql<'withdrawn'>`'withdrawn'`.as('event'),
          textHash: consents.textHash,
          version: consents.version,
          locale: consents.locale,
          form: sql<string>`'receipt'`.as('form'),
          controller: consents.controller,
          retention: sql<string>`${withdrawnConsentRule}`.as('retention'),
          withdrawAt: consents.withdrawAt,
          recordedAt: sql<number>`${now.getTime()}`.as('recorded_at'),
        })
        .from(consents)
        .innerJoin(applications, eq(applications.id, consents.subjectId))
        .where(and(inPool, given, sql`${consents.recordedAt} = ${latest}`)),
    ),
    db.make.update(applications).set({ poolRule: null, poolStartsOn: null, poolEraseBy: null }).where(inPool),
    insertWhere(outbox, letter, somethingChanged),
  ])
}
