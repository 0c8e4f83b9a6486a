import { sql } from 'drizzle-orm'
import { prepared } from '../../platform/statements.ts'

const uncounted = sql`
  select issue.mailing_id, issue.provider_id, report.kind
  from mail_reports as report join mailing_recipients as issue on issue.provider_id = report.provider_id
  where report.counted_at is null`

/**
 * Counts under its issue every report whose letter is known by now, once. A report can come before we have noted that
 * the provider took the letter: it waits for the next one, or for the hourly work.
 */
const addUp = prepared<never>(sql`
  update mailings
  set bounced = bounced + is_bounced, complained = complained + is_complained
  from (
    select mailing_id, count(*) filter (where kind = 'bounced') as is_bounced,
      count(*) filter (where kind = 'complained') as is_complained
    from (${uncounted}) group by mailing_id
  )
  where mailings.id = mailing_id`)

const noteCounted = prepared<'at'>(sql`
  update mail_reports set counted_at = ${sql.placeholder('at')}
  where counted_at is null and provider_id in (select provider_id from (${uncounted}))`)

export function countReports(now: Date) {
  return [addUp({}), noteCounted({ at: now.getTime() })]
}
