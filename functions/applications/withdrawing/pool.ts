import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { applications, outbox } from '../../../db/schema.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import type { Database } from '../../platform/database.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import { insertWhere, make, type Statement } from '../../platform/statements.ts'
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
  await db.write([
    ...leavingPool(id, { form: 'receipt', now }),
    insertWhere(outbox, letter, somethingChanged),
  ])
}

/** The statements of a leaving, for the batch of whatever else goes with it; the last one changes the application. */
export function leavingPool(id: string | SQL, { form, now }: { form: string; now: Date }): Statement[] {
  const inPool = and(eq(applications.id, id), isNotNull(applications.poolRule))
  const condition = make.select({ one: sql`1` }).from(applications).where(inPool)
  return [
    consentTakenBack({ subject: id, purpose: 'talent-pool', form, condition }, now),
    make.update(applications).set({ poolRule: null, poolStartsOn: null, poolEraseBy: null }).where(inPool),
  ]
}
