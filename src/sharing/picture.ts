import { dayInWords } from '../../functions/promises/language/in-words.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'
import { employerOf } from '../../functions/promises/organisation/organisations.ts'
import type { Site } from '../../functions/promises/organisation/site.ts'
import { pictureAddress } from '../i18n/addresses.ts'

/** The picture shown where a page is shared: what is written on it, and the same for those who do not see it. */
export interface Picture {
  address: string
  name: string
  title: string
  below: string[]
  alt: string
}

export const pictureSize = { width: 1200, height: 630 }

export function pictureOfJob(opening: Opening, locale: Locale, site: Site): Picture {
  const { slug, title, place, deadlineOn } = opening
  const below = [`${employerOf(opening, site)} · ${place[locale]}`]
  if (deadlineOn) below.push(fill(wordsIn(locale).jobs.applyBy, { day: dayInWords(deadlineOn, locale) }))
  return picture(pictureAddress(locale, slug), site.name, title[locale], below)
}

/** For every page that is not about one job. */
export function pictureOfPortal(locale: Locale, site: Site): Picture {
  return picture(pictureAddress(locale), site.name, wordsIn(locale).home.title, [])
}

function picture(address: string, name: string, title: string, below: string[]): Picture {
  return { address, name, title, below, alt: [name, title, ...below].join('. ') }
}
