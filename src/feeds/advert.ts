import { lastSecondIn, startOfDayIn } from '../../functions/promises/calendar/wall-clock.ts'
import { canonicalOf } from '../../functions/promises/language/alternates.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import type { Job } from '../../functions/promises/openings/adverts.ts'
import { employerOf } from '../../functions/promises/organisation/organisations.ts'
import type { Site } from '../../functions/promises/organisation/site.ts'
import { pages, pictureAddress } from '../i18n/addresses.ts'

/** A job in one language as it is advertised elsewhere; every feed and the structured data are drawn from this. */
export interface Advert {
  job: Job
  locale: Locale
  address: string
  picture: string
  title: string
  summary: string
  /** HTML whose links lead to the portal from anywhere. */
  text: string
  employer: string
  publisher: string
  /** Instants with the offset of the organisation's clocks (RFC 3339). */
  postedAt: string
  changedAt: string
  openUntil: string
}

/** The contact person stays on the job page: a feed is copied to places where nobody can be forgotten. */
export function advertOf(job: Job, locale: Locale, html: string, site: Site, origin: string | URL): Advert {
  const { postedOn, revisedOn = postedOn } = job.advert
  return {
    job,
    locale,
    address: canonicalOf(locale, pages.job(job.slug), origin),
    picture: new URL(pictureAddress(locale, job.slug), origin).href,
    title: job.title[locale],
    summary: job.summary[locale],
    text: standingAlone(html, origin),
    employer: employerOf(job, site),
    publisher: site.name,
    postedAt: startOfDayIn(site.timeZone, postedOn),
    changedAt: startOfDayIn(site.timeZone, revisedOn),
    openUntil: lastSecondIn(site.timeZone, job.deadlineOn),
  }
}

/** Marks for links within the page mean nothing elsewhere, and an address without its origin leads astray. */
function standingAlone(html: string, origin: string | URL): string {
  return html
    .replace(/(<h\d) id="[^"]*"/g, '$1')
    .replace(/ href="(\/[^"]*)"/g, (_, path: string) => ` href="${new URL(path, origin).href}"`)
    .trim()
}
