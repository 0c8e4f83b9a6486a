import { tellOfNewJobs } from '../functions/newsletter/alerts/alerts.ts'
import type { ClosingModel, OpeningsModel } from '../functions/openings/models.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { anotherSession, look, send, signedIn } from './portal/desk.ts'
import { addReaders } from './portal/mailing.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const close = '/api/desk/openings/close'
const reopen = '/api/desk/openings/reopen'
const job = { opening: jobSlug }

async function openings(portal: TestPortal, cookie: string): Promise<OpeningsModel['openings']> {
  const { page, model } = await (await look(portal, '/desk/openings/', cookie)).json()
  expect(page).toBe('desk/openings')
  return model.openings
}

const standing = async (portal: TestPortal, cookie: string, slug = jobSlug) =>
  (await openings(portal, cookie)).find((opening) => opening.slug === slug)

const daysOf = async (portal: TestPortal) =>
  (await portal.rows('applications')).map(({ base_starts_on, base_erase_by }) => [
    base_starts_on,
    base_erase_by,
  ])

const actsOf = async (portal: TestPortal) => (await portal.rows('traces')).map(({ act }) => act)

test('every opening somebody sees says how it stands, how many applied, and when their data goes', async ({
  portal,
}) => {
  await apply(portal)
  const cookie = await signedIn(portal)
  expect(await openings(portal, cookie)).toEqual([
    {
      slug: jobSlug,
      title: 'Servicetekniker för landström',
      deadlineOn: '2026-12-16',
      applications: 1,
      unread: 1,
      undecided: 1,
      canTurn: true,
      state: 'open',
      on: '2026-12-16',
      startsOn: '2027-06-16',
      eraseBy: '2029-06-16',
    },
  ])
  const all = await openings(portal, await signedIn(portal, 'administrator'))
  expect(all.map(({ slug }) => slug).sort()).toEqual(portal.promises.openings.map(({ slug }) => slug).sort())
  expect(all.find(({ slug }) => slug === 'open')).toMatchObject({ state: 'always', eraseBy: null })
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  const later = await signedIn(portal, 'reader')
  expect(await standing(portal, later)).toMatchObject({
    state: 'pastDeadline',
    on: '2026-12-16',
    canTurn: false,
  })
  const end = { ...job, outcome: 'rejected', confirm: 'on' }
  await send(portal, '/api/desk/openings/end', await signedIn(portal, 'recruiter'), end)
  const ended = { state: 'ended', on: '2026-12-17', startsOn: '2026-12-17', eraseBy: '2028-12-17' }
  expect(await standing(portal, later)).toMatchObject(ended)
})

test('an opening closed before its deadline takes no more applications and is gone from its page; opened again it does', async ({
  portal,
}) => {
  await apply(portal)
  const before = await daysOf(portal)
  const cookie = await signedIn(portal)
  const asked = await (await look(portal, `/desk/openings/${jobSlug}/close/`, cookie)).json()
  const { opening }: ClosingModel = asked.model
  expect([asked.page, opening.applications, opening.startsOn]).toEqual(['desk/close', 1, '2027-06-16'])
  expect((await send(portal, close, cookie, job)).headers.get('location')).toBe('/desk/openings/')
  expect(await standing(portal, cookie)).toMatchObject({ state: 'closedEarly', on: '2026-11-02' })
  expect((await apply(portal, { email: 'late@post.example' })).status).toBe(422)
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  expect((await portal.app.request(`/sv/jobs/${jobSlug}/`)).status).toBe(410)
  expect([await daysOf(portal), await portal.rows('opening_ends')]).toEqual([before, []])
  await send(portal, close, cookie, job)
  await send(portal, reopen, cookie, job)
  expect(await standing(portal, cookie)).toMatchObject({ state: 'open', on: '2026-12-16' })
  expect((await apply(portal, { email: 'late@post.example' })).status).toBe(201)
  await send(portal, reopen, cookie, job)
  expect(await actsOf(portal)).toEqual(['closed-opening', 'reopened-opening'])
})

test('nothing is closed or opened again once its deadline is over, nor one without a deadline or of somebody else', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  const other = await signedIn(portal, 'recruiter', ['open'])
  for (const path of [close, reopen]) {
    for (const opening of ['open', 'no-such', ''])
      expect((await send(portal, path, cookie, { opening })).status).toBe(404)
    expect((await send(portal, path, other, job)).status).toBe(404)
  }
  expect((await look(portal, `/desk/openings/${jobSlug}/close/`, other)).status).toBe(404)
  expect((await look(portal, '/desk/openings/open/close/', cookie)).status).toBe(404)
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  expect((await send(portal, close, await anotherSession(portal, 'administrator'), job)).status).toBe(303)
  expect([await portal.rows('opening_closings'), await actsOf(portal)]).toEqual([[], []])
})

test('who reads the newsletter about jobs is not told of one that staff have closed', async ({ portal }) => {
  for (const { slug, advert } of portal.promises.openings)
    if (advert) advert.postedOn = slug === jobSlug ? '2026-11-02' : '2026-06-01'
  await addReaders(portal, 1, { topics: ['jobs'] })
  const cookie = await signedIn(portal, 'administrator')
  await send(portal, close, cookie, job)
  await tellOfNewJobs(portal.platform(), portal.promises)
  expect(await portal.rows('mailings')).toEqual([])
  await send(portal, reopen, cookie, job)
  await tellOfNewJobs(portal.platform(), portal.promises)
  expect(await portal.rows('mailings')).toHaveLength(1)
})
