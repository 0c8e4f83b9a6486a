import type { Page } from '@playwright/test'
import type { Job } from '../../functions/promises/openings/adverts.ts'
import { advertsOf, feedsOf } from '../found/adverts.ts'
import { atomFaults } from '../found/atom-rules.ts'
import { childrenOf, textIn, treeOf } from '../found/xml-tree.ts'
import { demoPromises } from '../portal/portal.ts'
import { expect, test } from './test.ts'

const xmlFeeds = [
  '/feeds/sv.atom',
  '/feeds/nb.atom',
  '/feeds/en.atom',
  '/feeds/indeed.xml',
  '/feeds/sitemap.xml',
]
const indeedAsks = [
  'title',
  'date',
  'referencenumber',
  'requisitionid',
  'url',
  'company',
  'sourcename',
  'city',
  'state',
  'country',
  'email',
  'description',
  'expirationdate',
  'jobtype',
]

const hostile = `<b>R&D</b> "chef" ]]> 'natt' &amp; 🚢\u0000\u0008\u001b\ud800 å\u0301 </title>`
/** The same without what XML cannot write. */
const tamed = `<b>R&D</b> "chef" ]]> 'natt' &amp; 🚢 å\u0301 </title>`

const hostileFeeds = () => {
  const words = { sv: hostile, nb: hostile, en: hostile }
  const change = (job: Job) => ({ ...job, title: words, summary: words })
  return feedsOf(demoPromises(), advertsOf(demoPromises(), change))
}

async function tree(page: Page, xml: string | undefined) {
  const found = await treeOf(page, xml ?? '')
  if (!found) throw new Error('not well-formed')
  return found
}

test('every feed is well-formed, also when titles hold markup, emoji and control characters', async ({
  page,
}) => {
  const feeds = hostileFeeds()
  for (const locale of ['sv', 'nb', 'en']) {
    const feed = await tree(page, feeds[`/feeds/${locale}.atom`])
    expect(childrenOf(feed, 'entry').map((entry) => textIn(entry, 'title'))).toEqual([tamed, tamed])
  }
  const jobs = childrenOf(await tree(page, feeds['/feeds/indeed.xml']), 'job')
  expect(jobs.map((job) => textIn(job, 'title'))).toEqual([tamed, tamed])
  expect(JSON.parse(feeds['/feeds/jobs.json']!).items[0].title).toBe(hostile)
})

test('the Atom feeds keep the rules of RFC 4287', async ({ page, request }) => {
  const built = await Promise.all(xmlFeeds.slice(0, 3).map(async (path) => (await request.get(path)).text()))
  for (const xml of [...built, ...xmlFeeds.slice(0, 3).map((path) => hostileFeeds()[path])])
    expect(atomFaults(await tree(page, xml))).toEqual([])
})

test('an Atom feed that breaks a rule is found out', async ({ page }) => {
  const feed = feedsOf(demoPromises())['/feeds/sv.atom']!
  const broken: [pattern: RegExp, instead: string][] = [
    [/2005\/Atom/, '2004/Atom'],
    [/ xml:lang="[^"]+"/, ''],
    [/<link rel="self"[^>]+>/, ''],
    [/<title>[^<]+<\/title>/, ''],
    [/<updated>[^<]+<\/updated>/, '<updated>2026-11-20</updated>'],
    [/<name>[^<]+<\/name>/, '<name> </name>'],
    [/<entry><id>[^<]+/, '<entry><id>/sv/jobs/one/'],
    [/recruiter-gothenburg\/<\/id>/, 'shore-power-technician/</id>'],
    [/hreflang="sv-SE"/, 'hreflang="nb-NO"'],
    [/<content type="html">/, '<content type="html"><p/>'],
    [/<published>20/, '<published>21'],
    [/<published>[^<]+/, '<published>today'],
    [/<category term="[^"]+"/, '<category label="Bergen"'],
  ]
  for (const [pattern, instead] of broken) {
    expect(feed).toMatch(pattern)
    expect(atomFaults(await tree(page, feed.replace(pattern, instead))), String(pattern)).not.toEqual([])
  }
  expect(await treeOf(page, feed.replace('</entry>', ''))).toBeNull()
})

test('Indeed finds in each job what it asks for, once for each job and in the language of its country', async ({
  page,
  request,
}) => {
  const source = await tree(page, await (await request.get('/feeds/indeed.xml')).text())
  const jobs = childrenOf(source, 'job')
  expect(source.name).toBe('source')
  expect(jobs.map((job) => textIn(job, 'referencenumber')).sort()).toEqual([
    'recruiter-gothenburg',
    'shore-power-technician',
  ])
  for (const job of jobs) {
    for (const name of indeedAsks) expect(textIn(job, name)?.trim(), name).toBeTruthy()
    const language = { SE: 'sv', NO: 'nb' }[textIn(job, 'country')!]
    expect(new URL(textIn(job, 'url')!).pathname).toMatch(new RegExp(`^/${language}/jobs/`))
    expect(textIn(job, 'description')).toMatch(/^<p>/)
  }
})

test('the sitemaps keep the rules of sitemaps.org, and say when a page changed only where it is known', async ({
  page,
  request,
}) => {
  for (const path of ['/sitemap-pages.xml', '/feeds/sitemap.xml']) {
    const set = await tree(page, await (await request.get(path)).text())
    expect([set.name, set.space]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'])
    expect(set.children.length).toBeLessThanOrEqual(50_000)
    for (const url of set.children) {
      const changedOn = textIn(url, 'lastmod')
      expect(URL.canParse(textIn(url, 'loc')!)).toBe(true)
      expect(changedOn ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(Date.parse(changedOn ?? '2026-01-01')).toBeLessThanOrEqual(Date.now())
      expect(Boolean(changedOn)).toBe(/\/jobs\/(?!open)[^/]+\/$/.test(textIn(url, 'loc')!))
      expect(childrenOf(url, 'link').every(({ space }) => space === 'http://www.w3.org/1999/xhtml')).toBe(
        true,
      )
    }
  }
})
