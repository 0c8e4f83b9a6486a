import { readFile, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { alternatesOf, canonicalOf } from '../../functions/promises/language/alternates.ts'
import { isLocale, type Locale, locales } from '../../functions/promises/language/languages.ts'
import { pages } from '../i18n/addresses.ts'
import { type SitemapEntry, sitemap } from './sitemap.ts'

/** Pages the Worker draws anew each time, so that the build has no file of them. */
const drawnAtRequest = [pages.transparency]

/** The sitemap of every page that may be indexed; jobs have one of their own, which the Worker answers for. */
export function sitemapOfPages(origin: string): AstroIntegration {
  return {
    name: 'frist:sitemap',
    hooks: { 'astro:build:done': ({ dir, pages }) => writePagesSitemap(pages, dir, origin) },
  }
}

async function writePagesSitemap(built: { pathname: string }[], folder: URL, origin: string) {
  const paths = built.map(({ pathname }) => pathname.replace(/^\/?/, '/'))
  const steady = paths.filter((path) => isLocale(path.split('/')[1]) && !/\/jobs\/./.test(path))
  const indexed = await Promise.all(
    steady.map(async (path) => ((await isIndexed(path, folder)) ? [path] : [])),
  )
  const drawn = drawnAtRequest.flatMap((page) => locales.map((locale) => `/${locale}/${page}`))
  const entries = [...indexed.flat(), ...drawn].sort().map((path) => entryOf(path, origin))
  await writeFile(new URL('sitemap-pages.xml', folder), sitemap(entries))
}

async function isIndexed(path: string, folder: URL): Promise<boolean> {
  const html = await readFile(new URL(`.${path}index.html`, folder), 'utf8')
  return html.includes('rel="canonical"')
}

function entryOf(path: string, origin: string): SitemapEntry {
  const [, locale, ...rest] = path.split('/')
  const page = rest.join('/')
  return { address: canonicalOf(locale as Locale, page, origin), alternates: alternatesOf(page, origin) }
}
