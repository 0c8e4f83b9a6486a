import { canonicalOf } from '../../functions/promises/language/alternates.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import type { Site } from '../../functions/promises/organisation/site.ts'
import { pages, pictureAddress } from '../i18n/addresses.ts'
import type { Advert } from './advert.ts'

/** What every kind of feed is drawn from. */
export interface Feed {
  title: string
  address: string
  /** The page that shows the same to people. */
  page: string
  picture: string
  publisher: string
  adverts: Advert[]
}

/** `path` is where the feed stands; its title is that of the page with the jobs. */
export function feedAt(
  path: string,
  locale: Locale,
  adverts: Advert[],
  site: Site,
  origin: string | URL,
): Feed {
  return {
    title: feedTitle(locale, site),
    address: new URL(path, origin).href,
    page: canonicalOf(locale, pages.jobs, origin),
    picture: new URL(pictureAddress(locale), origin).href,
    publisher: site.name,
    adverts,
  }
}

/** 'Jobb – Lärkspår'. */
export function feedTitle(locale: Locale, { name }: Site): string {
  return `${wordsIn(locale).jobs.title} – ${name}`
}
