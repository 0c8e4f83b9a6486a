import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { applications, outbox } from '../../../db/schema.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, make, type Statement, somethingChanged } from '../../platform/statements.ts'

/**
 * Takes back the talent pool's consent alone (GDPR art. 7.3): the withdrawal is added to the record, in the words and
 * version it was given in, and the application lives by its own rule again, which may end earlier. It is written down
 * outside the database first, and then done in one batch; once it is taken back, repeating changes nothing and sends no letter.
 */
export async function leaveTalentPool(
  { db, files, addressHash: hashOf }: Pick<Platform, 'db' | 'files' | 'addressHash'>,
  { id, letter, now }: { id: string; letter: OutboxRow; now: Date },
): Promise<void> {
  const { addressHash } = letter
  const withdrawn = {
    kind: 'withdrawn',
    purpose: 'talent-pool',
    addressHash,
    thing: await hashOf(id),
  } as const
  const entry = await writeToLedger(files, { ...withdrawn, at: now.getTime() })
  await db.write([
    ...leavingPool(id, { form: 'receipt', now }),
    insertWhere(outbox, letter, somethingChanged),
    carriedOut([entry]),
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
