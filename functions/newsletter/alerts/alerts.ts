import { sql } from 'drizzle-orm'
import { closedOpenings } from '../../platform/closed-openings.ts'
import type { Platform } from '../../platform/platform.ts'
import { given, prepared } from '../../platform/statements.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import { countOfDay, dayFromCount } from '../../promises/calendar/days.ts'
import { isJob, type Job } from '../../promises/openings/adverts.ts'
import { wishedAs } from '../../promises/openings/job-search.ts'
import { isOpen } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import { makeMailing } from '../sending/making.ts'
import { alertOf, alertPrefix, jobByJob } from './issue.ts'

/** From when on in the day jobs are told of, on the organisation's clocks. */
const earliestHour = 8

const lastAlert = prepared<'prefix'>(sql`
  select max(slug) as slug from mailings where slug glob ${given('prefix')} || '[0-9]*'`)

/**
 * Tells the readers of jobs what is new, at most once a day: one issue of everything that was posted since the last, of
 * which each gets the jobs that fit by place and kind. Says nothing on a day without a new job, nor to whom none fits.
 */
export async function tellOfNewJobs(
  platform: Pick<Platform, 'db' | 'clock' | 'origin' | 'mailFrom'>,
  { openings, site }: Promises,
): Promise<void> {
  const now = platform.clock()
  if (hourIn(site.timeZone, now) < earliestHour) return
  const today = dayIn(site.timeZone, now)
  const [found, early] = await platform.db.read([lastAlert({ prefix: alertPrefix }), closedOpenings({})])
  const closed = new Set(early?.rows.map(({ opening }) => opening))
  const told = found?.rows[0]?.slug
  const last = told ? String(told).slice(alertPrefix.length) : dayFromCount(countOfDay(today) - 2)
  const jobs = openings
    .filter(isJob)
    .filter((job) => isNew(job, last, today) && isOpen(job, now, site.timeZone) && !closed.has(job.slug))
  if (jobs.length === 0) return
  const imprint = { origin: platform.origin, from: platform.mailFrom }
  const each = { ...jobByJob(jobs, site), readers: jobs.map((job) => wishedAs(job)) }
  await makeMailing(platform.db, alertOf(jobs, site, today), site, imprint, { sendAt: now, now, each })
}

function isNew({ advert }: Job, last: Day, today: Day): boolean {
  return advert.postedOn > last && advert.postedOn <= today
}

function hourIn(timeZone: string, now: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now))
}
