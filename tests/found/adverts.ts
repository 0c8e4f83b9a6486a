import { startOfDayIn } from '../../functions/promises/calendar/wall-clock.ts'
import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { isJob, type Job } from '../../functions/promises/openings/adverts.ts'
import { isOpen } from '../../functions/promises/openings/openings.ts'
import type { Promises } from '../../functions/promises/promises.ts'
import { type Advert, advertOf } from '../../src/feeds/advert.ts'
import { atom } from '../../src/feeds/atom.ts'
import { feedAt } from '../../src/feeds/feed.ts'
import { indeed } from '../../src/feeds/indeed.ts'
import { jobsSitemap } from '../../src/feeds/jobs-sitemap.ts'
import { jsonFeed } from '../../src/feeds/json-feed.ts'
import { origin } from '../portal/portal.ts'

export const text = '<p>Ett jobb.</p><ul><li>På <a href="/sv/jobs/other/">kajen</a></li></ul>'

/** The jobs that were open on the day of the build, in every language. */
export function advertsOf(promises: Promises, change: (job: Job) => Job = (job) => job): Advert[] {
  return openOn(promises)
    .filter(isJob)
    .flatMap((job) => locales.map((locale) => advertOf(change(job), locale, text, promises.site, origin)))
}

/** Every feed as the build draws it, by its address. */
export function feedsOf(promises: Promises, adverts = advertsOf(promises)): Record<string, string> {
  const { site, builtOn } = promises
  const feed = (path: string, locale: Locale, shown = adverts) => feedAt(path, locale, shown, site, origin)
  const atomIn = (locale: Locale) => {
    const shown = adverts.filter((advert) => advert.locale === locale)
    return atom(feed(`/feeds/${locale}.atom`, locale, shown), locale, startOfDayIn(site.timeZone, builtOn))
  }
  return {
    '/feeds/jobs.json': JSON.stringify(jsonFeed(feed('/feeds/jobs.json', 'en'))),
    '/feeds/sv.atom': atomIn('sv'),
    '/feeds/nb.atom': atomIn('nb'),
    '/feeds/en.atom': atomIn('en'),
    '/feeds/indeed.xml': indeed(feed('/feeds/indeed.xml', 'en'), site.contact.email),
    '/feeds/sitemap.xml': jobsSitemap(openOn(promises), origin),
  }
}

function openOn({ openings, site, builtOn }: Promises) {
  return openings.filter((opening) => isOpen(opening, new Date(`${builtOn}T12:00:00Z`), site.timeZone))
}
