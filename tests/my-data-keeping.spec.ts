import type { MineModel } from '../functions/my-data/models.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply, type Fields } from './portal/applying.ts'
import { hourly } from './portal/keeping.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const open = { opening: 'open', role: 'job-seeker' }
const withBox = { 'consent-talent-pool': 'on' }

/** Applies, and visits on a later day. */
async function visitOn(portal: TestPortal, day: string, fields: Fields) {
  await apply(portal, { email: owner, ...fields })
  portal.time.now = new Date(`${day}T10:00:00Z`)
  const cookie = await visit(portal)
  const [application] = await portal.rows('applications')
  return { cookie, what: String(application!.id) }
}

async function offerOf(portal: TestPortal, { cookie, what }: { cookie: string; what: string }) {
  const { may }: MineModel = await (await mine(portal, cookie)).json()
  return may[what]!.keepLonger
}

async function everythingKept(portal: TestPortal) {
  const tables = ['applications', 'consents', 'outbox']
  return JSON.stringify(await Promise.all(tables.map((table) => portal.rows(table))))
}

test('E7 in my data an open application shows the new day before the press, and is kept until then by one press', async ({
  portal,
}) => {
  const there = await visitOn(portal, '2027-05-10', open)
  const { cookie, what } = there
  expect(await offerOf(portal, there)).toEqual({ by: 'activity', until: '2028-05-10' })
  const answer = await act(portal, cookie, 'keep', { what, locale: 'sv' })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/sv/my-data/mine/?done=keptLonger&to=${what}#${what}`,
  ])
  const held: MineModel = await (await mine(portal, cookie)).json()
  expect(held.items[0]).toMatchObject({ moved: 'keptLonger', keptBy: [{ eraseBy: '2028-05-10' }] })
  expect(held.may[what]!.keepLonger).toBeNull()
  const [letter] = await portal.letters(owner)
  expect(letter!.subject).toBe('Vi sparar din ansökan till den 10\u00a0maj 2028')
  await sweepAt(portal, '2028-05-09T21:59:00Z')
  expect(await portal.rows('applications')).toHaveLength(1)
  await sweepAt(portal, '2028-05-09T22:00:00Z')
  expect(await portal.rows('applications')).toEqual([])
})

test('E7 an application for a job is kept with the talent pool’s box alone, and the record says where it was ticked', async ({
  portal,
}) => {
  const there = await visitOn(portal, '2028-01-10', {})
  const { cookie, what } = there
  expect(await offerOf(portal, there)).toEqual({ by: 'consent', until: '2030-01-10' })
  const before = await everythingKept(portal)
  const unticked = await act(portal, cookie, 'keep', { what, locale: 'nb' })
  expect(unticked.status).toBe(422)
  expect((await unticked.json()).model.wrong).toEqual({
    what,
    problems: [{ field: 'consent-talent-pool', message: 'keepBoxMissing' }],
  })
  const told = await act(portal, cookie, 'keep', { what, locale: 'nb' }, asProgram)
  expect([told.status, Object.keys((await told.json()).errors)]).toEqual([422, ['consent-talent-pool']])
  expect(await everythingKept(portal)).toBe(before)
  const answer = await act(portal, cookie, 'keep', { what, locale: 'nb', ...withBox }, asProgram)
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { done: 'keptLonger', what, until: '2030-01-10' },
  ])
  const words = portal.promises.purposes.find(({ id }) => id === 'talent-pool')!
  expect((await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')).toMatchObject([
    { subject_id: what, event: 'given', form: 'my-data', locale: 'nb', text_hash: words.hashes.nb },
  ])
  expect(await portal.rows('applications')).toMatchObject([
    { base_erase_by: '2029-06-16', pool_rule: 'talent-pool', erase_by: '2030-01-10' },
  ])
})

test('E7 whoever is in the talent pool already renews it by one press and is asked for no new consent', async ({
  portal,
}) => {
  const there = await visitOn(portal, '2028-03-01', { ...open, ...withBox })
  expect(await offerOf(portal, there)).toEqual({ by: 'activity', until: '2030-03-01' })
  await act(portal, there.cookie, 'keep', { what: there.what })
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: '2030-03-01' }])
  expect((await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')).toHaveLength(1)
})

test('pressing twice, or several times at once, moves the day once and is confirmed by one letter', async ({
  portal,
}) => {
  const { cookie, what } = await visitOn(portal, '2028-01-10', {})
  await Promise.all([1, 2, 3].map(() => act(portal, cookie, 'keep', { what, ...withBox })))
  await portal.letters()
  const after = await everythingKept(portal)
  const again = await act(portal, cookie, 'keep', { what, locale: 'sv', ...withBox })
  expect([again.status, again.headers.get('location')]).toEqual([303, `/sv/my-data/mine/#${what}`])
  expect(await everythingKept(portal)).toBe(after)
  const subjects = (await portal.letters(owner)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.startsWith('Vi sparar'))).toHaveLength(1)
  expect((await portal.rows('consents')).filter(({ event }) => event === 'given')).toHaveLength(1)
})

test('a second press right after the first asks an open application for no consent', async ({ portal }) => {
  const there = await visitOn(portal, '2027-05-10', open)
  for (const done of ['keptLonger', null]) {
    const answer = await act(portal, there.cookie, 'keep', { what: there.what }, asProgram)
    expect([answer.status, (await answer.json()).done]).toEqual([200, done])
  }
  portal.time.now = new Date('2027-05-11T10:00:00Z')
  const cookie = await visit(portal)
  expect(await offerOf(portal, { ...there, cookie })).toEqual({ by: 'activity', until: '2028-05-11' })
})

test('where no rule allows more nothing is offered, and a press changes nothing', async ({ portal }) => {
  const there = await visitOn(portal, '2026-11-03', {})
  expect(await offerOf(portal, there)).toBeNull()
  const before = await everythingKept(portal)
  const answer = await act(portal, there.cookie, 'keep', { what: there.what, ...withBox }, asProgram)
  expect(await answer.json()).toEqual({ done: null, what: there.what })
  expect(await everythingKept(portal)).toBe(before)
})

test('what is locked away against claims or restricted is not kept longer, here or from the receipt', async ({
  portal,
}) => {
  const there = await visitOn(portal, '2027-10-10', open)
  const { cookie, what } = there
  await act(portal, cookie, 'restrict', { what, reason: 'needed' })
  expect(await offerOf(portal, there)).toBeNull()
  await act(portal, cookie, 'keep', { what })
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: '2027-11-02' }])
  const address = `/sv/applications/${await portal.platform().addresses.tokenFor('receipt', what)}/`
  const receipt = await portal.app.request(address, { headers: { Accept: 'application/json' } })
  expect(await receipt.json()).toMatchObject({ keepLonger: null })
  await act(portal, cookie, 'restrict', { what, lift: 'on' })
  expect(await offerOf(portal, there)).not.toBeNull()
  await portal.client.execute('update applications set defended_at = 1')
  expect(await offerOf(portal, there)).toBeNull()
  await act(portal, cookie, 'keep', { what })
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: '2027-11-02' }])
})

test('R-63 nobody keeps what is another person’s, or without an open visit', async ({ portal }) => {
  await apply(portal, { ...open, email: 'other@post.example' })
  portal.time.now = new Date('2027-05-10T10:00:00Z')
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const before = await everythingKept(portal)
  expect((await act(portal, cookie, 'keep', { what })).status).toBe(404)
  expect((await act(portal, cookie, 'keep', {})).status).toBe(404)
  expect((await act(portal, '', 'keep', { what })).status).toBe(303)
  expect((await act(portal, '', 'keep', { what }, asProgram)).status).toBe(401)
  const foreign = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await act(portal, cookie, 'keep', { what }, foreign)).status).toBe(403)
  expect(await everythingKept(portal)).toBe(before)
})

test('an application whose day moved here is told of its new day ahead, as of every day', async ({
  portal,
}) => {
  const { cookie, what } = await visitOn(portal, '2027-10-10', open)
  await hourly(portal)
  await act(portal, cookie, 'keep', { what })
  portal.time.now = new Date('2028-09-20T10:00:00Z')
  await hourly(portal)
  const subjects = (await portal.letters(owner)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.startsWith('Den '))).toEqual([
    'Den 10\u00a0oktober 2028 raderar vi din ansökan',
    'Den 2\u00a0november 2027 raderar vi din ansökan',
  ])
})
