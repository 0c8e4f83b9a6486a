import { sql } from 'drizzle-orm'
import type { BatchDelivery } from '../../platform/mail/mail.ts'
import { given, prepared, type Statement } from '../../platform/statements.ts'
import type { Batch, Claimed } from './batches.ts'
import { leaseMs } from './mailings.ts'

const longestPauseMs = 3_600_000

/** Says nothing when the claim ran out meanwhile: somebody else has the batch now, and may know more. */
const stillOurs = sql`
  exists (
    select 1 from mailing_batches
    where id = ${given('id')} and state = 'sending' and next_try_at = ${given('claimedUntil')}
  )`

/**
 * Each letter of the call with what the provider calls it, or that it was refused. Each looks up its reader before
 * anything is changed: left to choose, SQLite holds every reader of the issue against every letter of the call.
 */
const noteLetters = prepared<'id' | 'claimedUntil' | 'mailing' | 'letters'>(sql`
  with noted as materialized (
    select reader.rowid as reader, value ->> 1 as state, value ->> 2 as provider_id
    from json_each(${given('letters')}) cross join mailing_recipients reader
    where reader.mailing_id = ${given('mailing')} and reader.subscription_id = value ->> 0
  )
  update mailing_recipients
  set state = noted.state, provider_id = noted.provider_id
  from noted
  where mailing_recipients.rowid = noted.reader and ${stillOurs}`)

const noteOthers = prepared<'id' | 'claimedUntil' | 'others'>(sql`
  update mailing_recipients set state = ${given('others')}
  where batch_id = ${given('id')} and state = 'waiting' and ${stillOurs}`)

const countLetters = prepared<'id' | 'claimedUntil' | 'mailing' | 'leasedUntil'>(sql`
  update mailings
  set sent = sent + is_sent, skipped = skipped + is_skipped, failed = failed + is_failed,
    unknown = unknown + is_unknown, leased_until = case when state = 'sending' then ${given('leasedUntil')} end
  from (
    select count(*) filter (where state = 'sent') as is_sent, count(*) filter (where state = 'skipped') as is_skipped,
      count(*) filter (where state = 'failed') as is_failed, count(*) filter (where state = 'unknown') as is_unknown
    from mailing_recipients where batch_id = ${given('id')}
  )
  where id = ${given('mailing')} and ${stillOurs}`)

const closeBatch = prepared<'id' | 'claimedUntil' | 'state' | 'sentAt'>(sql`
  update mailing_batches set state = ${given('state')}, sent_at = ${given('sentAt')}
  where id = ${given('id')} and state = 'sending' and next_try_at = ${given('claimedUntil')}`)

const putBack = prepared<'id' | 'claimedUntil' | 'nextTryAt' | 'unsureSince' | 'tries'>(sql`
  update mailing_batches
  set state = case
      when not exists (select 1 from mailings where id = mailing_id and state = 'cancelled') then 'queued'
      when ${given('unsureSince')} is null then 'cancelled' else 'unknown' end,
    next_try_at = ${given('nextTryAt')}, unsure_since = ${given('unsureSince')}, tries = ${given('tries')}
  where id = ${given('id')} and state = 'sending' and next_try_at = ${given('claimedUntil')}`)

/** Of an issue that was cancelled while the call was under way nobody will know more. */
const giveUp = prepared<'id'>(sql`
  update mailing_recipients set state = 'unknown'
  where batch_id = ${given('id')} and state = 'waiting'
    and exists (select 1 from mailing_batches where id = ${given('id')} and state = 'unknown')`)

const countGivenUp = prepared<'mailing'>(sql`
  update mailings set unknown = unknown + changes() where id = ${given('mailing')}`)

const renew = prepared<'mailing' | 'leasedUntil'>(sql`
  update mailings set leased_until = ${given('leasedUntil')}
  where id = ${given('mailing')} and state = 'sending'`)

/** What nobody will ever know more about: too old to be tried again, or with nobody left to try it with. */
export type Outcome = BatchDelivery | { outcome: 'unknown' } | { outcome: 'nobodyLeft' }

/** The statements, for one transaction, that note what became of a claimed batch and of each letter in it. */
export function noteOutcome({ batch, members, isFirst }: Claimed, outcome: Outcome, now: Date): Statement[] {
  const at = now.getTime()
  switch (outcome.outcome) {
    case 'accepted': {
      const letters = members.map(({ subscriptionId }, place) => {
        const providerId = outcome.ids[place]
        return providerId ? [subscriptionId, 'sent', providerId] : [subscriptionId, 'failed', null]
      })
      return close(batch, 'sent', letters, 'skipped', at)
    }
    case 'acceptedBefore':
      return close(batch, 'sent', [], 'sent', at)
    case 'nobodyLeft':
      return close(batch, 'sent', [], 'skipped', at)
    case 'refused':
      return close(batch, 'dead', [], 'failed', at)
    case 'unknown':
      return close(batch, 'unknown', [], 'unknown', at)
    case 'later':
      return wait(batch, at, at + outcome.retryAfterSeconds * 1000, isFirst ? null : batch.unsureSince, 0)
    case 'unsure':
      return wait(batch, at, at + Math.min(2 ** batch.tries * 60_000, longestPauseMs), batch.unsureSince, 1)
  }
}

function close(
  { id, mailingId: mailing, nextTryAt: claimedUntil }: Batch,
  state: Batch['state'],
  letters: (string | null)[][],
  others: string,
  at: number,
): Statement[] {
  const leasedUntil = at + leaseMs
  const sentAt = state === 'sent' ? at : null
  return [
    ...(letters.length > 0
      ? [noteLetters({ id, claimedUntil, mailing, letters: JSON.stringify(letters) })]
      : []),
    noteOthers({ id, claimedUntil, others }),
    countLetters({ id, claimedUntil, mailing, leasedUntil }),
    closeBatch({ id, claimedUntil, state, sentAt }),
  ]
}

function wait(batch: Batch, at: number, nextTryAt: number, unsureSince: number | null, tries: 0 | 1) {
  const { id, mailingId: mailing, nextTryAt: claimedUntil } = batch
  return [
    putBack({ id, claimedUntil, nextTryAt, unsureSince, tries: batch.tries + tries }),
    giveUp({ id }),
    countGivenUp({ mailing }),
    renew({ mailing, leasedUntil: at + leaseMs }),
  ]
}
