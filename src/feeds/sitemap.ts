import type { Alternate } from '../../functions/promises/language/alternates.ts'
import { element, xmlDeclaration, xmlText } from './xml.ts'

export interface SitemapEntry {
  address: string
  alternates: Alternate[]
  /** Only where the day is known: a guess teaches search engines to ignore it. */
  changedOn?: string | undefined
}

/** Pages with their languages (sitemaps.org 0.9). In each entry the address comes first: the Worker knows by it what has closed. */
export function sitemap(entries: SitemapEntry[]): string {
  const urls = entries.map(
    ({ address, changedOn, alternates }) =>
      `<url>${element('loc', xmlText(address))}${element('lastmod', changedOn)}${alternates.map(link).join('')}</url>\n`,
  )
  return `${xmlDeclaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`
}

/** The sitemaps there are. */
export function sitemapIndex(addresses: string[]): string {
  const maps = addresses.map((address) => `${element('sitemap', element('loc', xmlText(address)))}\n`)
  return `${xmlDeclaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('')}</sitemapindex>\n`
}

function link({ hreflang, href }: Alternate): string {
  return `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${xmlText(href)}"/>`
}
