import { sql } from 'drizzle-orm'
import { mailings } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { given, prepared, rowsOf } from '../../platform/statements.ts'

export type Mailing = typeof mailings.$inferSelect

/** An issue on its way; `consents` are the versions of the newsletter's words whose yes counts (JSON), null for all. */
export type OnItsWay = Mailing & { consents: string | null }

/** From whom an issue comes, and where an answer to it goes. */
export interface Sender {
  from: string
  replyTo: string
}

/** How long one run has an issue for itself after it was last heard of; then another takes over. */
export const leaseMs = 90_000

export function senderOf({ sender }: Pick<Mailing, 'sender'>): Sender {
  return JSON.parse(sender) as Sender
}

const take = prepared<'at' | 'until' | 'after'>(sql`
  update mailings
  set state = 'sending', started_at = coalesce(started_at, ${given('at')}), leased_until = ${given('until')}
  where id = (
    select min(id) from mailings
    where state in ('scheduled', 'sending') and send_at <= ${given('at')} and id > ${given('after')}
      and coalesce(leased_until, 0) <= ${given('at')}
  )
  and not exists (select 1 from mailings where state = 'sending' and leased_until > ${given('at')})
  returning *`)

/** Takes the next issue that is due, in the order they were made, unless some issue is being sent at this moment. */
export async function takeMailing(db: Database, now: Date, after: string): Promise<Mailing | undefined> {
  const at = now.getTime()
  const [taken] = await db.write([take({ at, until: at + leaseMs, after })])
  return rowsOf(mailings, taken!)[0]
}

const letGo = prepared<'id' | 'at'>(sql`
  update mailings
  set leased_until = null,
    finished_at = case when is_done then ${given('at')} else finished_at end,
    state = case when is_done then 'sent' else state end
  from (
    select m.state = 'sending' and m.enumerated_at is not null and not exists (
      select 1 from mailing_batches where mailing_id = m.id and state in ('queued', 'sending')
    ) as is_done
    from mailings m where m.id = ${given('id')}
  )
  where id = ${given('id')}`)

/** Lets another run have the issue; says that it is sent when nothing of it waits any more. */
export async function letGoOf(db: Database, id: string, now: Date): Promise<void> {
  await db.write([letGo({ id, at: now.getTime() })])
}
