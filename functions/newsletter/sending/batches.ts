import { sql } from 'drizzle-orm'
import { mailingBatches } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { given, prepared, rowsOf } from '../../platform/statements.ts'
import type { OnItsWay } from './mailings.ts'
import { asListed, isReader } from './readers.ts'

export type Batch = typeof mailingBatches.$inferSelect

/** Who of a batch gets the letter now. */
export interface Member {
  subscriptionId: string
  email: string
  locale: string
  variant: string
}

export interface Claimed {
  batch: Batch
  at: Date
  members: Member[]
  /** Whether this claim is the first after which nobody knows what became of the batch. */
  isFirst: boolean
}

const batchLeaseMs = 60_000
const batchesAhead = 500

const dueIn = (state: 'queued' | 'sending') =>
  prepared<'mailing' | 'at'>(sql`
    select id from mailing_batches
    where mailing_id = ${given('mailing')} and state = ${state} and next_try_at <= ${given('at')}
      and exists (select 1 from mailings where id = ${given('mailing')} and state = 'sending')
    limit ${batchesAhead}`)

const dueQueued = dueIn('queued')
const dueLapsed = dueIn('sending')

const soonest = prepared<'mailing'>(sql`
  select min(next_at) as next_at from (
    select min(next_try_at) as next_at from mailing_batches where mailing_id = ${given('mailing')} and state = 'queued'
    union all
    select min(next_try_at) from mailing_batches where mailing_id = ${given('mailing')} and state = 'sending'
  ) where exists (select 1 from mailings where id = ${given('mailing')} and state = 'sending')`)

/** Some batches that can be claimed now, those of a run that died among them; and when the next can, if any waits. */
export async function dueBatches(
  db: Database,
  mailing: string,
  now: Date,
): Promise<{ ids: string[]; nextAt: number | null }> {
  const at = now.getTime()
  const [queued, lapsed, next] = await db.read([
    dueQueued({ mailing, at }),
    dueLapsed({ mailing, at }),
    soonest({ mailing }),
  ])
  const ids = [...lapsed!.rows, ...queued!.rows].map(({ id }) => String(id))
  const nextAt = next!.rows[0]?.next_at ?? null
  return { ids, nextAt: nextAt === null ? null : Number(nextAt) }
}

const claim = prepared<'id' | 'at' | 'until'>(sql`
  update mailing_batches
  set state = 'sending', next_try_at = ${given('until')}, unsure_since = coalesce(unsure_since, ${given('at')})
  where id = ${given('id')} and state in ('queued', 'sending') and next_try_at <= ${given('at')}
    and exists (select 1 from mailings where id = mailing_id and state = 'sending')
  returning *`)

/** On the first claim only: after it, whoever has left meanwhile may have got the letter before. */
const skip = prepared<'id' | 'at' | 'until' | 'topic' | 'jobs' | 'consents'>(sql`
  update mailing_recipients set state = 'skipped'
  where batch_id = ${given('id')} and state = 'waiting'
    and not exists (select 1 from subscriptions where id = subscription_id and ${isReader})
    and exists (
      select 1 from mailing_batches
      where id = ${given('id')} and state = 'sending' and next_try_at = ${given('until')} and unsure_since = ${given('at')}
    )`)

const members = prepared<'id' | 'topic' | 'jobs' | 'consents'>(sql`
  select subscription_id, email, mailing_recipients.locale, variant
  from mailing_recipients join subscriptions on subscriptions.id = subscription_id
  where batch_id = ${given('id')} and mailing_recipients.state = 'waiting' and ${isReader}
  order by mailing_recipients.rowid`)

/**
 * Claims one batch, if it still waits and its issue is being sent, and answers who is in it at this moment: nobody who
 * has left, is blocked or is yet to say yes again is among them. Null when somebody else has it, or the issue was paused or cancelled.
 */
export async function claimBatch(
  db: Database,
  mailing: OnItsWay,
  id: string,
  now: Date,
): Promise<Claimed | null> {
  const at = now.getTime()
  const topic = asListed(mailing)
  const { jobs, consents } = mailing
  const [claimed, , found] = await db.write([
    claim({ id, at, until: at + batchLeaseMs }),
    skip({ id, at, until: at + batchLeaseMs, topic, jobs, consents }),
    members({ id, topic, jobs, consents }),
  ])
  const [batch] = rowsOf(mailingBatches, claimed!)
  if (!batch) return null
  return {
    batch,
    at: now,
    members: found!.rows.map((row) => ({
      subscriptionId: String(row.subscription_id),
      email: String(row.email),
      locale: String(row.locale),
      variant: String(row.variant),
    })),
    isFirst: batch.unsureSince === at,
  }
}
