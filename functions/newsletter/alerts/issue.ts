import type { Day } from '../../promises/calendar/calendar.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import type { Block } from '../../promises/issues/texts.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import { type Locale, locales } from '../../promises/language/languages.ts'
import { fill, plural, wordsIn } from '../../promises/language/words.ts'
import type { Job } from '../../promises/openings/adverts.ts'
import { employerOf } from '../../promises/organisation/organisations.ts'
import type { Site } from '../../promises/organisation/site.ts'
import type { InParts } from '../issues/parts.ts'

/** An issue that makes itself of the jobs that are new on a day. */
export function alertOf(jobs: readonly Job[], site: Site, today: Day): Issue {
  const [first] = jobs
  if (!first) throw new Error('an alert needs a job')
  return {
    slug: `${alertPrefix}${today}`,
    topic: 'jobs',
    subject: inEach((locale) => subject(jobs.length, locale)),
    preheader: first.title,
    texts: inEach((locale) => jobs.flatMap((job) => entry(job, site, locale))),
  }
}

/** The same, of which each reader gets the jobs that fit. */
export function jobByJob(jobs: readonly Job[], site: Site): InParts {
  const parts = jobs.map((job) => ({
    title: job.title,
    blocks: inEach((locale) => entry(job, site, locale)),
  }))
  return { subject, parts }
}

const subject = (count: number, locale: Locale) =>
  plural(wordsIn(locale).letters.jobAlert.subject, count, locale)

function inEach<T>(made: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, made(locale)])) as Record<Locale, T>
}

/** How the names of such issues begin; a day follows. */
export const alertPrefix = 'jobs-'

function entry(job: Job, site: Site, locale: Locale): Block[] {
  const words = wordsIn(locale).letters.jobAlert
  const facts = fill(words.facts, {
    employer: employerOf(job, site),
    place: job.place[locale],
    day: dayInWords(job.deadlineOn, locale),
  })
  return [
    { heading: [job.title[locale]], level: 2 },
    { paragraph: [job.summary[locale]] },
    { paragraph: [facts, ' ', { link: `/${locale}/jobs/${job.slug}/`, words: [words.read] }] },
  ]
}
