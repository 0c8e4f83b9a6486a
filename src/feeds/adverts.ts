import { promises } from '../../functions/promises/compiled.ts'
import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { isJob, type Job } from '../../functions/promises/openings/adverts.ts'
import { textOf } from '../i18n/texts.ts'
import { openAtBuild } from '../openings/open.ts'
import { type Advert, advertOf } from './advert.ts'

const jobs = openAtBuild.filter(isJob)

const drawn = new Map<string, Promise<Advert>>()

/** Drawn once in each language, however many feeds and pages show it. */
export function advertIn(locale: Locale, job: Job, origin: string | URL): Promise<Advert> {
  const path = `${job.slug}/${locale}`
  const advert = drawn.get(path) ?? drawAdvert(locale, job, origin)
  drawn.set(path, advert)
  return advert
}

/** Throws when the text of the job has not been made into HTML: nobody is helped by an advert without it. */
async function drawAdvert(locale: Locale, job: Job, origin: string | URL): Promise<Advert> {
  const { rendered } = await textOf('openings', job.slug, locale)
  if (!rendered?.html) throw new Error(`content/openings/${job.slug}/${locale}.md is not HTML yet`)
  return advertOf(job, locale, rendered.html, promises.site, origin)
}

/** The jobs open when the site was built; the Worker takes out of the feeds what has closed since. */
export function advertsIn(locale: Locale, origin: string | URL): Promise<Advert[]> {
  return Promise.all(jobs.map((job) => advertIn(locale, job, origin)))
}

export async function advertsInEveryLanguage(origin: string | URL): Promise<Advert[]> {
  return (await Promise.all(locales.map((locale) => advertsIn(locale, origin)))).flat()
}
