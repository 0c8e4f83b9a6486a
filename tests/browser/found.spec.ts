import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { jobPostingSchema } from '../found/job-posting-schema.ts'
import { applyPages, closedPages, indexedPages, missingPages, readingPages } from './every-page.ts'
import { builtPortal } from './surroundings.ts'
import { expect, test } from './test.ts'

const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(jobPostingSchema)
const jobPages = readingPages.filter((path) => /\/jobs\/.+/.test(path))
type Addresses = [rel: string, href: string][]

/** The one address of a page and itself in other languages, as its head says it. */
function addressesIn(html: string): Addresses {
  const links = html.matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">/g)
  return [...links].map(([, rel, hreflang, href]) => [hreflang ?? rel!, new URL(href!).pathname])
}

function addressesInHeader(header: string | undefined): Addresses {
  const links = (header ?? '').matchAll(/<([^>]+)>; rel="(canonical|alternate)"(?:; hreflang="([^"]+)")?/g)
  return [...links].map(([, href, rel, hreflang]) => [hreflang ?? rel!, new URL(href!).pathname])
}

/** Every address of the sitemaps, with what it says there of itself and its languages. */
async function sitemapEntries(request: Requests): Promise<Map<string, Addresses>> {
  const index = await textAt(request, '/sitemap-index.xml')
  const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address!).pathname)
  const texts = await Promise.all(maps.map((path) => textAt(request, path)))
  const urls = texts.flatMap((text) => [...text.matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/g)])
  return new Map(
    urls.map(([, address, rest]) => {
      const own = new URL(address!).pathname
      const links = rest!.matchAll(/<xhtml:link rel="alternate" hreflang="([^"]+)" href="([^"]+)"\/>/g)
      const others = [...links].map(([, hreflang, href]): [string, string] => [
        hreflang!,
        new URL(href!).pathname,
      ])
      return [own, [['canonical', own], ...others]]
    }),
  )
}

test('UX-59 every page says the same one address and languages in its head, its header and the sitemap', {
  tag: '@proof',
}, async ({ request }) => {
  const sitemap = await sitemapEntries(request)
  for (const path of indexedPages) {
    const answer = await request.get(path)
    const page = path.split('/').slice(2).join('/')
    const expected = [
      ['canonical', path],
      ...['sv', 'nb', 'en'].map((locale) => [locale, `/${locale}/${page}`]),
      ['x-default', `/en/${page}`],
    ]
    expect(addressesIn(await answer.text()), path).toEqual(expected)
    expect(sitemap.get(path), path).toEqual(expected)
    expect(addressesInHeader(answer.headers().link), path).toEqual(expected)
  }
})

test('UX-59 the sitemap names every page that may be indexed and no other', async ({ request }) => {
  const client = join(builtPortal.siteDir, 'client')
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  const isIndexed = (file: string) => readFileSync(join(client, file), 'utf8').includes('rel="canonical"')
  const indexed = files.filter(isIndexed)
  for (const file of files.filter((file) => !isIndexed(file)))
    expect((await request.get(`/${file.replace('index.html', '')}`)).headers().link, file).toBeUndefined()
  const drawn = ['sv', 'nb', 'en'].map((locale) => `/${locale}/transparency/`)
  const expected = [...indexed.map((file) => `/${file.replace('index.html', '')}`), ...drawn]
  expect([...(await sitemapEntries(request)).keys()].sort()).toEqual(expected.sort())
  expect(await textAt(request, '/robots.txt')).toContain(`Sitemap: ${builtPortal.origin}/sitemap-index.xml`)
})

test('every open job carries valid structured data as its page says it; no other page does', {
  tag: '@proof',
}, async ({ request }) => {
  for (const path of [...readingPages, ...applyPages, ...closedPages, ...missingPages]) {
    const found = (await textAt(request, path)).match(/<script type="application\/ld\+json">(.*?)<\/script>/)
    const isJobPage = jobPages.includes(path) && !path.endsWith('/jobs/open/')
    expect(Boolean(found), path).toBe(isJobPage)
    if (!isJobPage) continue
    const posting = JSON.parse(found![1]!)
    expect(isValid(posting), JSON.stringify(isValid.errors)).toBe(true)
    expect(new URL(posting.url).pathname).toBe(path)
    expect(posting.description).toMatch(/^<p>.*<\/p>$/s)
  }
})

test('UX-62 a closed job tells search engines nothing but that it is gone', async ({ request }) => {
  const sitemap = await sitemapEntries(request)
  for (const path of closedPages) {
    const answer = await request.get(path)
    const html = await answer.text()
    expect([answer.status(), answer.headers().link]).toEqual([410, undefined])
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).not.toMatch(/rel="canonical"|property="og:/)
    expect(sitemap.has(path)).toBe(false)
  }
})

test('a shared page shows its title, a sentence and a picture that is there for everybody', {
  tag: '@proof',
}, async ({ request }) => {
  for (const path of indexedPages) {
    const html = await textAt(request, path)
    const said = (name: string) =>
      html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`))?.[1]
    expect([said('og:title'), said('og:description'), said('og:image:alt')], path).not.toContain(undefined)
    expect(said('og:locale')).toMatch({ sv: /^sv_SE$/, nb: /^nb_NO$/, en: /^en_GB$/ }[path.split('/')[1]!]!)
    expect([said('og:image:width'), said('og:image:height'), said('twitter:card')]).toEqual([
      '1200',
      '630',
      'summary_large_image',
    ])
    const picture = await request.get(new URL(said('og:image')!).pathname)
    expect(picture.headers()).toMatchObject({
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect((await picture.body()).subarray(1, 4).toString()).toBe('PNG')
  }
})

test('the pages of jobs show feed readers the way, and the feeds come with their types', async ({
  request,
}) => {
  for (const path of ['/sv/jobs/', ...jobPages]) {
    const locale = path.split('/')[1]
    const html = await textAt(request, path)
    for (const feed of [`/feeds/${locale}.atom`, '/feeds/jobs.json']) {
      const type = html.match(
        new RegExp(`<link rel="alternate" type="([^"]+)" title="[^"]+" href="${feed}">`),
      )?.[1]
      expect((await request.get(feed)).headers()['content-type'], feed).toBe(`${type}; charset=utf-8`)
    }
  }
  const asked = await request.get('/feeds/jobs.json')
  const again = await request.get('/feeds/jobs.json', { headers: { 'If-None-Match': asked.headers().etag! } })
  expect(again.status()).toBe(304)
})

interface Requests {
  get(path: string): Promise<{ text(): Promise<string> }>
}

async function textAt(request: Requests, path: string): Promise<string> {
  return (await request.get(path)).text()
}
