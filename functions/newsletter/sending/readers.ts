import { sql } from 'drizzle-orm'
import { consentCounts } from '../../platform/consents/standing.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { given, prepared } from '../../platform/statements.ts'
import { leaseMs, type Mailing, type OnItsWay } from './mailings.ts'

const readersPerChunk = 1_000
export const readersPerBatch = 100

/** Whether one of the jobs in an issue is what a reader wants to hear of. */
const fits = sql`(subscriptions.places = '[]' or instr(subscriptions.places, json_quote(value ->> 'place')) > 0)
  and (subscriptions.kinds = '[]' or instr(subscriptions.kinds, json_quote(value ->> 'kind')) > 0)`

/** The places in the issue of the jobs that fit, as the reader's letter is put together from: '0,2', or '' without jobs. */
const fitting = sql`coalesce((select group_concat(key) from json_each(${given('jobs')}) where ${fits}), '')`

/**
 * Whether a row of `subscriptions` is somebody to write to about the topic: confirmed, still wanting it, with one of the
 * jobs in it fitting if it tells of jobs, with no block against the address, a yes to words that still count (or, of a
 * contact at a partner, told why), and not restricted by its reader.
 */
export const isReader = sql`
  subscriptions.state = 'confirmed' and instr(subscriptions.topics, ${given('topic')}) > 0
  and (${given('jobs')} = '[]' or exists (select 1 from json_each(${given('jobs')}) where ${fits}))
  and not exists (
    select 1 from suppressions
    where suppressions.address_hash = subscriptions.address_hash
      and suppressions.channel = 'email' and suppressions.scope in ('newsletter', 'all')
  )
  and subscriptions.untold_since is null
  and (subscriptions.entered_at is not null or ${consentCounts(sql`subscriptions.id`, 'newsletter', given('consents'))})
  and not exists (select 1 from restrictions where restrictions.subject_id = subscriptions.id)`

/** The topic as it stands in a reader's list of topics. */
export const asListed = ({ topic }: Pick<Mailing, 'topic'>) => JSON.stringify(topic)

/** How many an issue would go to at this moment. */
export const countReaders = prepared<'topic' | 'jobs' | 'consents'>(sql`
  select count(*) as count from subscriptions where id > '' and ${isReader}`)

const addReaders = prepared<'mailing' | 'topic' | 'jobs' | 'consents' | 'batches' | 'at'>(sql`
  insert into mailing_recipients (mailing_id, subscription_id, batch_id, locale, variant, state, added_at)
  select ${given('mailing')}, id,
    json_extract(${given('batches')}, '$[' || cast((row_number() over () - 1) / ${readersPerBatch} as integer) || ']'),
    locale, variant, 'waiting', ${given('at')}
  from (
    select id, locale, ${fitting} as variant from subscriptions
    where id > (
      select coalesce(enumerated_to, '') from mailings
      where id = ${given('mailing')} and state = 'sending' and enumerated_at is null
    ) and ${isReader}
    order by id limit ${readersPerChunk}
  )`)

const addBatches = prepared<'mailing' | 'batches' | 'at'>(sql`
  insert into mailing_batches (id, mailing_id, state, next_try_at, tries)
  select value, ${given('mailing')}, 'queued', ${given('at')}, 0 from json_each(${given('batches')})
  where exists (select 1 from mailing_recipients where batch_id = value)`)

const noteHowFar = prepared<'mailing' | 'batches' | 'at' | 'until'>(sql`
  update mailings
  set enumerated_to = coalesce(last_reader, enumerated_to), recipients = recipients + readers,
    enumerated_at = case when readers < ${readersPerChunk} then ${given('at')} end,
    leased_until = ${given('until')}
  from (
    select max(subscription_id) as last_reader, count(*) as readers from mailing_recipients
    where batch_id in (select value from json_each(${given('batches')}))
  )
  where id = ${given('mailing')} and state = 'sending' and enumerated_at is null
  returning enumerated_at`)

/**
 * Lists who the issue goes to, a thousand in one transaction that also notes how far it came: a run that dies is taken
 * up where it was, and whoever has been listed is listed once. Ends early when the issue is paused or cancelled.
 */
export async function listReaders(
  world: { db: Database; clock: () => Date },
  mailing: OnItsWay,
): Promise<void> {
  if (mailing.enumeratedAt !== null) return
  let isListing = true
  while (isListing) {
    const now = world.clock()
    const at = now.getTime()
    const ids = Array.from({ length: readersPerChunk / readersPerBatch }, () => newId(now))
    const chunk = { mailing: mailing.id, batches: JSON.stringify(ids), at }
    const [, , howFar] = await world.db.write([
      addReaders({ ...chunk, topic: asListed(mailing), jobs: mailing.jobs, consents: mailing.consents }),
      addBatches(chunk),
      noteHowFar({ ...chunk, until: at + leaseMs }),
    ])
    isListing = howFar!.rows.length > 0 && howFar!.rows[0]!.enumerated_at === null
  }
}
