import { and, eq, exists, inArray, sql } from 'drizzle-orm'
import { mailReports, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { consentTakenBack } from '../../platform/consents/withdrawal.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import { newId } from '../../platform/ids.ts'
import type { MailReport } from '../../platform/mail/reports.ts'
import type { Platform } from '../../platform/platform.ts'
import { listed, make, rowsOf, type Statement } from '../../platform/statements.ts'
import { countReports } from './counting.ts'

const scopeOf = { bounced: 'all', complained: 'newsletter' } as const

/**
 * Acts on a report once, however often it is told: an address that does not exist gets no letter of any kind any more,
 * whoever reported an issue as spam gets no newsletter and no question either. The subscription ends with it.
 * Told as done only once the blocks are in the ledger too: else it is told again.
 */
export async function actOnReport(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  report: Omit<MailReport, 'recipients'>,
  addressHashes: readonly string[],
  now: Date,
): Promise<void> {
  const at = now.getTime()
  const { id, kind, providerId } = report
  const isNew = make
    .select({ one: sql`1` })
    .from(mailReports)
    .where(and(eq(mailReports.id, id), eq(mailReports.reportedAt, at)))
  const results = await db.write([
    make
      .insert(mailReports)
      .values({ id, kind, providerId, reportedAt: at, countedAt: null })
      .onConflictDoNothing(),
    ...addressHashes.flatMap((addressHash) => [
      block(addressHash, kind, isNew, now),
      ...endFor(addressHash, kind, isNew, now),
    ]),
    ...countReports(now),
    blocksOf(addressHashes),
  ])
  for (const { id: _, suppressedAt, ...block } of rowsOf(suppressions, results.at(-1)!))
    await writeToLedger(files, { kind: 'suppressed', ...block, at: suppressedAt })
}

function blocksOf(addressHashes: readonly string[]): Statement {
  return make
    .select()
    .from(suppressions)
    .where(inArray(suppressions.addressHash, listed(addressHashes)))
}

type Condition = Parameters<typeof exists>[0]

/** A complaint weighs more than a leaving, and takes its place. */
function block(addressHash: string, kind: MailReport['kind'], isNew: Condition, now: Date): Statement {
  const row = {
    id: sql<string>`${newId(now)}`.as('id'),
    addressHash: sql<string>`${addressHash}`.as('address_hash'),
    channel: sql<'email'>`'email'`.as('channel'),
    scope: sql<'all' | 'newsletter'>`${scopeOf[kind]}`.as('scope'),
    reason: sql<MailReport['kind']>`${kind}`.as('reason'),
    suppressedAt: sql<number>`${now.getTime()}`.as('suppressed_at'),
  }
  return make
    .insert(suppressions)
    .select(make.select(row).from(sql`(select 1)`).where(exists(isNew)))
    .onConflictDoUpdate({
      target: [suppressions.addressHash, suppressions.channel, suppressions.scope],
      set: {
        reason: sql`excluded.reason`,
        suppressedAt: sql`excluded.suppressed_at`,
      },
    })
}

function endFor(addressHash: string, kind: MailReport['kind'], isNew: Condition, now: Date): Statement[] {
  const subject = sql`(select id from ${subscriptions} where ${eq(subscriptions.addressHash, addressHash)})`
  return [
    make
      .update(subscriptions)
      .set({ state: 'left', leftAt: now.getTime() })
      .where(
        and(eq(subscriptions.addressHash, addressHash), eq(subscriptions.state, 'confirmed'), exists(isNew)),
      ),
    consentTakenBack({ subject, purpose: 'newsletter', form: kind, condition: isNew }, now),
  ]
}
