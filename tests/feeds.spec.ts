import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { feeds } from '../functions/openings/feeds.ts'
import type { Job } from '../functions/promises/openings/adverts.ts'
import { advertsOf, feedsOf } from './found/adverts.ts'
import { jobSlug } from './portal/applying.ts'
import { demoPromises, openPortal } from './portal/portal.ts'
import { test as base, expect } from './portal/test.ts'

const built = feedsOf(demoPromises())
const paths = Object.keys(built)

/** A portal whose asset layer has the feeds of the build, with their tags. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  portal: async ({}, use) => {
    const portal = await openPortal({
      outside: (platform) => ({
        ...platform,
        prerendered: async (path, headers) =>
          headers.get('if-none-match') === '"as-built"'
            ? new Response(null, { status: 304, headers: { ETag: '"as-built"' } })
            : new Response(built[path], { headers: { ETag: '"as-built"' } }),
      }),
    })
    await use(portal)
    await portal.close()
  },
})

test('while everything is open, each feed is handed out as it was drawn, under its own type', async ({
  portal,
}) => {
  expect(paths.map((path) => path.replace('/feeds/', '')).sort()).toEqual(Object.keys(feeds).sort())
  for (const path of paths) {
    const answer = await portal.app.request(path)
    expect(await answer.text(), path).toBe(built[path])
    expect(answer.headers.get('content-type')).toMatch(
      /^application\/(feed\+json|atom\+xml|xml); charset=utf-8$/,
    )
    expect(built[path]).toContain(`/jobs/${jobSlug}/`)
  }
})

test('the minute after its deadline a job is gone from every feed and from the sitemap, the others stay', async ({
  portal,
}) => {
  portal.time.now = new Date('2026-12-16T22:59:59Z')
  for (const path of paths) expect(await textAt(portal, path), path).toContain(`/jobs/${jobSlug}/`)
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  for (const path of paths) expect(await textAt(portal, path), path).not.toContain(`/jobs/${jobSlug}/`)
})

test('a recruitment that ended early takes its job out of every feed within a minute', async ({ portal }) => {
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  for (const path of paths) expect(await textAt(portal, path)).toContain(`/jobs/${jobSlug}/`)
  await endRecruitment(portal.platform().db, opening, portal.promises.retention, '2026-11-02')
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  for (const path of paths) {
    const text = await textAt(portal, path)
    expect(text, path).not.toContain(`/jobs/${jobSlug}/`)
    expect(text, path).toContain('/jobs/recruiter-gothenburg/')
  }
})

test('nobody may keep a feed without asking, and who asks with what is still true gets 304', async ({
  portal,
}) => {
  const ask = (path: string, tag: string) => portal.app.request(path, { headers: { 'If-None-Match': tag } })
  for (const path of paths) {
    const answer = await portal.app.request(path)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect((await ask(path, '"as-built"')).status).toBe(304)
  }
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  for (const path of paths) {
    const changed = await ask(path, '"as-built"')
    expect([changed.status, await changed.text()], path).toEqual([200, expect.stringMatching(/./)])
    const tag = changed.headers.get('etag')!
    expect((await ask(path, `W/${tag}`)).status).toBe(304)
    expect((await ask(path, '"another"')).status).toBe(200)
  }
})

test('a feed that does not exist is not found, also when objects have such a name', async ({ portal }) => {
  for (const path of ['/feeds/jobs.rss', '/feeds/constructor', '/feeds/da.atom'])
    expect((await portal.app.request(path)).status, path).toBe(404)
})

test('an advert that writes like a feed neither hides itself nor takes another with it', () => {
  const trap = ']]></description></job><job><url>/jobs/x/</url></entry></url>'
  const hostile = (job: Job) => ({ ...job, title: { sv: trap, nb: trap, en: trap } })
  const drawn = feedsOf(demoPromises(), advertsOf(demoPromises(), hostile))
  const [job, other] = [jobSlug, 'recruiter-gothenburg']
  for (const [path, text] of Object.entries(drawn)) {
    const without = feeds[path.replace('/feeds/', '')]!.without
    const left = without(text, new Set([job]))
    expect(left, path).not.toContain(`/jobs/${job}/`)
    expect(left, path).toContain(`/jobs/${other}/`)
    expect(without(text, new Set(['x'])), path).toBe(text)
    const none = without(text, new Set([job, other, 'open']))
    expect(none, path).not.toMatch(/<(entry|job|url)>|"title":"\]\]/)
  }
})

async function textAt(
  { app }: { app: { request(path: string): Response | Promise<Response> } },
  path: string,
) {
  return (await app.request(path)).text()
}
