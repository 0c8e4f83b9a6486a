import { canonicalOf } from '../../functions/promises/language/alternates.ts'
import { type Locale, languageTags, locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { pages } from '../i18n/addresses.ts'
import type { Advert } from './advert.ts'
import type { Feed } from './feed.ts'
import { element, xmlDeclaration, xmlText } from './xml.ts'

/** Atom (RFC 4287) in one language. In each entry the id comes first: the Worker knows by it what has closed. */
export function atom(feed: Feed, locale: Locale, emptySince: string): string {
  const updated = feed.adverts.map(({ changedAt }) => changedAt).sort((a, b) => Date.parse(b) - Date.parse(a))
  return [
    `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTags[locale]}">`,
    element('id', xmlText(feed.address)),
    element('title', xmlText(feed.title)),
    element('updated', updated[0] ?? emptySince),
    element('author', element('name', xmlText(feed.publisher))),
    link('self', feed.address, ' type="application/atom+xml"'),
    link('alternate', feed.page, ' type="text/html"'),
    element('logo', xmlText(feed.picture)),
    ...feed.adverts.map(entry),
    '</feed>\n',
  ].join('\n')
}

function entry(advert: Advert): string {
  const { job, locale, address } = advert
  const origin = new URL(address).origin
  const others = locales.filter((other) => other !== locale)
  return [
    `<entry>${element('id', xmlText(address))}`,
    element('title', xmlText(advert.title)),
    element('published', advert.postedAt),
    element('updated', advert.changedAt),
    element('author', element('name', xmlText(advert.employer))),
    link('alternate', address, ` type="text/html" hreflang="${languageTags[locale]}"`),
    ...others.map((other) =>
      link(
        'alternate',
        canonicalOf(other, pages.job(job.slug), origin),
        ` type="text/html" hreflang="${languageTags[other]}"`,
      ),
    ),
    category(job.advert.location.locality),
    category(wordsIn(locale).job.kinds[job.kind]),
    element('summary', xmlText(advert.summary)),
    `<content type="html">${xmlText(advert.text)}</content></entry>`,
  ].join('\n')
}

function link(rel: string, href: string, more: string): string {
  return `<link rel="${rel}" href="${xmlText(href)}"${more}/>`
}

function category(term: string): string {
  return `<category term="${xmlText(term)}"/>`
}
