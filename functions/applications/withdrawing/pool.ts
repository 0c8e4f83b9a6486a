import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { applications, outbox } from '../../../db/schema.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import type { Database } from '../../platform/database.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make } from '../../platform/statements.ts'
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
  const stillThere = make.select({ one: sql`1` }).from(applications).where(inPool)
  const taken = { subject: id, purpose: 'talent-pool', form: 'receipt', condition: stillThere }
  await db.write([
    consentTakenBack(taken, now),
    db.make.update(applications).set({ poolRule: null, poolStartsOn: null, poolEraseBy: null }).where(inPool),
    insertWhere(outbox, letter, somethingChanged),
  ])
}
