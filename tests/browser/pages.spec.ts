import { brotliCompressSync } from 'node:zlib'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import {
  applyPages,
  closedPages,
  inLanguage,
  missingPages,
  narrowedPages,
  partsPages,
  readingPages,
} from './every-page.ts'
import { expect, test } from './test.ts'

const all = [...readingPages, ...narrowedPages, ...applyPages, ...partsPages, ...closedPages, ...missingPages]

for (const locale of locales)
  test(`R-84 R-04 no page sets a cookie, stores a key, asks a stranger or breaks its own policy (${locale})`, async ({
    page,
    context,
    portal,
  }) => {
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(portal.at.origin)) complaints.push(`asks ${request.url()}`)
    })
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of (404|410)/.test(line.text()))
        complaints.push(`${page.url()} ${line.text()}`)
    })
    for (const path of inLanguage(locale, all)) {
      await page.goto(path)
      const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length])
      if (stored.some(Boolean)) complaints.push(`${path} stores something`)
    }
    expect(complaints).toEqual([])
    expect(await context.cookies()).toEqual([])
  })

for (const locale of locales)
  test(`reading pages carry no script and fit the first round trip: HTML and CSS within 13.5 kB (${locale})`, async ({
    request,
  }) => {
    for (const path of inLanguage(locale, readingPages)) {
      const html = await (await request.get(path)).text()
      expect(html, path).not.toMatch(/<script(?! type="application\/ld\+json")/)
      expect(await bytesOf(html, request), path).toBeLessThanOrEqual(13_500)
    }
  })

for (const locale of locales)
  test(`UX-1 the application form is within 20 kB, its script within 8 kB (${locale})`, async ({
    request,
  }) => {
    for (const path of inLanguage(locale, applyPages)) {
      const html = await (await request.get(path)).text()
      expect(await bytesOf(html, request), path).toBeLessThanOrEqual(20_000)
      for (const each of locales) expect(html, path).not.toContain(wordsIn(each).script.offline)
      let script = 0
      const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source!)
      for (const source of sources) {
        const body = await (await request.get(source)).body()
        script += brotli(body)
        const imported = body.toString().matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)
        for (const [, path] of imported) sources.push(new URL(path!, `http://a${source}`).pathname)
      }
      expect(script, path).toBeGreaterThan(1_000)
      expect(script, path).toBeLessThanOrEqual(8_000)
    }
  })

test('R-02 R-03 prerendered pages and the Worker’s answers carry the same headers', async ({ request }) => {
  const named = [
    'content-security-policy',
    'strict-transport-security',
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-opener-policy',
    'permissions-policy',
  ]
  const headersOf = async (path: string) => {
    const headers = (await request.get(path)).headers()
    return named.map((name) => [name, headers[name]])
  }
  const fromAssets = await headersOf('/sv/')
  expect(fromAssets.every(([, value]) => value)).toBe(true)
  for (const path of ['/sv/jobs/open/', '/sv/nowhere/', '/api/alive', '/api/health'])
    expect(await headersOf(path), path).toEqual(fromAssets)
})

test('R-08 what is not ours to show is not found', async ({ request }) => {
  for (const path of [
    '/_image',
    '/_image?href=/icon.svg',
    '/_server-islands/x',
    '/_actions/x',
    '/.git/config',
    '/wrangler.toml',
    '/server/wrangler.json',
    '/wrangler.json',
    '/db/schema.ts',
    '/x.sql',
    '/x.map',
    '/drawn/sv/receipt/',
    '/drawn/sv/apply/',
    '/_astro/',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test('UX-62 a page that is not there says so in the language of its address', async ({ page }) => {
  for (const [path, language] of [
    ['/sv/nowhere/', 'sv'],
    ['/nb/nowhere/', 'nb'],
    ['/en/nowhere/', 'en'],
  ]) {
    expect((await page.goto(path!))!.status()).toBe(404)
    await expect(page.locator('html')).toHaveAttribute('lang', language!)
    await expect(page.locator('main a').first()).toBeVisible()
  }
})

test('UX-62 a closed job is gone, says when it closed and shows the way to others', async ({ page }) => {
  for (const path of closedPages) {
    expect((await page.goto(path))!.status()).toBe(410)
    await expect(page.locator('main time').first()).toBeVisible()
    await expect(page.locator('main a[href*="/jobs/"]').first()).toBeVisible()
    expect((await page.goto(`${path}apply/`))!.status()).toBe(410)
  }
})

async function bytesOf(
  html: string,
  request: { get(path: string): Promise<{ body(): Promise<Buffer> }> },
): Promise<number> {
  let bytes = brotli(Buffer.from(html))
  for (const [, sheet] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g))
    bytes += brotli(await (await request.get(sheet!)).body())
  return bytes
}

function brotli(body: Buffer): number {
  return brotliCompressSync(body).length
}

test('the largest thing to load on a policy page is its text', async ({ page }) => {
  for (const path of ['/sv/privacy/privacy/', '/nb/privacy/recruitment/', '/en/privacy/retention/']) {
    await page.goto(path)
    const largest = await page.evaluate(
      () =>
        new Promise<string | undefined>((resolve) => {
          const seen = (list: PerformanceObserverEntryList) =>
            resolve((list.getEntries().at(-1) as PerformanceEntry & { element?: Element }).element?.tagName)
          new PerformanceObserver(seen).observe({ type: 'largest-contentful-paint', buffered: true })
        }),
    )
    expect(largest, path).toMatch(/^(H1|H2|P|LI)$/)
  }
})
