import { createApp } from '../functions/app.ts'
import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { settingsFrom } from '../functions/platform/settings.ts'
import { jobSlug } from './portal/applying.ts'
import { demoPromises } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

test('an open job is handed out as it was drawn, with its form', async ({ portal }) => {
  for (const path of [`/sv/jobs/${jobSlug}/`, `/nb/jobs/${jobSlug}/apply/`, '/en/jobs/']) {
    expect(await (await portal.app.request(path)).json()).toEqual({ prerendered: path })
  }
})

test('the minute after its deadline a job is gone, with its form, and from the list', async ({ portal }) => {
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  for (const path of [`/sv/jobs/${jobSlug}/`, `/sv/jobs/${jobSlug}/apply/`]) {
    const answer = await portal.app.request(path)
    expect([answer.status, await answer.json()]).toMatchObject([
      410,
      { page: 'closed', model: { closed: { [jobSlug]: '2026-12-16' } } },
    ])
  }
  const list = await portal.app.request('/sv/jobs/')
  expect([list.status, await list.json()]).toMatchObject([
    200,
    { page: 'jobs', model: { closed: { [jobSlug]: '2026-12-16' } } },
  ])
})

test('a recruitment that ended early closes its job within a minute', async ({ portal }) => {
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  expect((await portal.app.request(`/sv/jobs/${jobSlug}/`)).status).toBe(200)
  await endRecruitment(portal.platform().db, opening, portal.promises.retention, '2026-11-02')
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  expect((await portal.app.request(`/sv/jobs/${jobSlug}/`)).status).toBe(410)
})

test('when the database is silent, content’s word counts and nobody waits long', async ({ portal }) => {
  portal.turso.delay(30_000)
  const started = performance.now()
  expect((await portal.app.request(`/sv/jobs/${jobSlug}/`)).status).toBe(200)
  expect(performance.now() - started).toBeLessThan(5_000)
  portal.turso.delay(0)
})

test('an address without its last slash is shown the way', async ({ portal }) => {
  for (const path of [`/sv/jobs/${jobSlug}`, `/nb/jobs/${jobSlug}/apply`, '/en/jobs']) {
    const answer = await portal.app.request(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `${path}/`])
  }
  expect((await portal.app.request('/sv/nowhere')).status).toBe(404)
})

test('without its settings the portal refuses to run and says in the log which one is missing', async () => {
  const half = { PUBLIC_ORIGIN: 'https://a.example' } as Parameters<typeof settingsFrom>[0]
  const app = createApp(demoPromises(), () => settingsFrom(half) as never, [])
  const lines: string[] = []
  const { log } = console
  console.log = (line: string) => lines.push(line)
  const answer = await app.request('/api/alive')
  console.log = log
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('PORTAL_SECRET')
  expect(lines.join()).toContain('PORTAL_SECRET is not set')
})
