import { sql } from 'drizzle-orm'
import { mailings } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { given, prepared, rowsOf, type Statement } from '../../platform/statements.ts'
import type { Mailing } from './mailings.ts'

const pause = prepared<'slug'>(sql`
  update mailings set state = 'paused'
  where slug = ${given('slug')} and state in ('scheduled', 'sending')
  returning *`)

const resume = prepared<'slug'>(sql`
  update mailings
  set state = case when started_at is null then 'scheduled' else 'sending' end, leased_until = null
  where slug = ${given('slug')} and state = 'paused'
  returning *`)

const cancel = prepared<'slug' | 'at'>(sql`
  update mailings set state = 'cancelled', finished_at = ${given('at')}
  where slug = ${given('slug')} and state in ('scheduled', 'sending', 'paused')
  returning *`)

const cancelled = sql`select id from mailings where slug = ${given('slug')} and state = 'cancelled'`

const giveUpUnsure = prepared<'slug'>(sql`
  update mailing_recipients set state = 'unknown'
  where state = 'waiting' and batch_id in (
    select id from mailing_batches
    where mailing_id = (${cancelled}) and state = 'queued' and unsure_since is not null
  )`)

const countUnsure = prepared<'slug'>(sql`
  update mailings set unknown = unknown + changes()
  where slug = ${given('slug')} and state = 'cancelled'`)

const cancelBatches = prepared<'slug'>(sql`
  update mailing_batches
  set state = case when unsure_since is null then 'cancelled' else 'unknown' end
  where mailing_id = (${cancelled}) and state = 'queued'`)

/** What is to follow an act right after it in its batch. */
type Traced = readonly Statement[]

/** Nothing more of the issue is claimed until it goes on; at most the calls under way are finished. */
export async function pauseMailing(
  db: Database,
  slug: string,
  traced: Traced = [],
): Promise<Mailing | undefined> {
  const [paused] = await db.write([pause({ slug }), ...traced])
  return rowsOf(mailings, paused!)[0]
}

export async function resumeMailing(
  db: Database,
  slug: string,
  traced: Traced = [],
): Promise<Mailing | undefined> {
  const [resumed] = await db.write([resume({ slug }), ...traced])
  return rowsOf(mailings, resumed!)[0]
}

/**
 * Nothing of the issue is ever claimed again; at most the calls under way are finished. What may have arrived, nobody
 * knows.
 */
export async function cancelMailing(
  db: Database,
  slug: string,
  now: Date,
  traced: Traced = [],
): Promise<Mailing | undefined> {
  const [done] = await db.write([
    cancel({ slug, at: now.getTime() }),
    ...traced,
    giveUpUnsure({ slug }),
    countUnsure({ slug }),
    cancelBatches({ slug }),
  ])
  return rowsOf(mailings, done!)[0]
}
