import { alternatesOf, canonicalOf } from '../../functions/promises/language/alternates.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'
import { pages } from '../i18n/addresses.ts'
import { sitemap } from './sitemap.ts'

/** The pages of open jobs, each with its form. */
export function jobsSitemap(openings: readonly Opening[], origin: string | URL): string {
  const entries = openings.flatMap(({ slug, advert }) => [
    ...inEachLanguage(pages.job(slug), origin, advert?.revisedOn ?? advert?.postedOn),
    ...inEachLanguage(pages.apply(slug), origin),
  ])
  return sitemap(entries)
}

function inEachLanguage(page: string, origin: string | URL, changedOn?: string) {
  const alternates = alternatesOf(page, origin)
  return locales.map((locale) => ({ address: canonicalOf(locale, page, origin), alternates, changedOn }))
}
