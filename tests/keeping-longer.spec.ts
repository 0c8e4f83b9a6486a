import { fromOurPage } from './portal/applying.ts'
import {
  erasedOn,
  hourly,
  keep,
  keepInPool,
  lettersSince,
  openApplication,
  soonErased,
  standingOf,
} from './portal/keeping.ts'
import type { TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { leavePool, press, receiptOf } from './portal/withdrawing.ts'

async function everythingKept(portal: TestPortal) {
  const tables = ['applications', 'consents', 'outbox', 'erasing']
  return JSON.stringify(await Promise.all(tables.map((table) => portal.rows(table))))
}

test('D5 one press keeps an open application for a new period, says why the day moved and confirms it', async ({
  portal,
}) => {
  const receipt = await soonErased(portal)
  expect(await standingOf(portal, receipt)).toMatchObject({
    eraseBy: erasedOn,
    keepLonger: { by: 'activity', until: '2028-10-03' },
    keptLongerOn: null,
  })
  const answer = await press(portal, receipt, keep)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, receipt])
  expect(await portal.rows('applications')).toMatchObject([
    { base_starts_on: '2027-10-03', erase_by: '2028-10-03', last_active_on: '2027-10-03' },
  ])
  expect(await standingOf(portal, receipt)).toMatchObject({
    eraseBy: '2028-10-03',
    keepLonger: null,
    keptLongerOn: '2027-10-03',
  })
  const [letter, ...more] = await lettersSince(portal)
  expect(more).toEqual([])
  expect(letter!.subject).toBe('Vi sparar din ansökan till den 3\u00a0oktober 2028')
  expect(letter!.text).toContain('30 dagar i förväg')
  expect(letter!.text).not.toMatch(/[{}]|kandidatbank/)
  await sweepAt(portal, `${erasedOn}T12:00:00Z`)
  await sweepAt(portal, '2028-10-02T21:59:00Z')
  expect(await portal.rows('applications')).toHaveLength(1)
  await sweepAt(portal, '2028-10-02T22:00:00Z')
  expect(await portal.rows('applications')).toEqual([])
})

test('it can be kept again and again, each time when the day is near', async ({ portal }) => {
  const receipt = await soonErased(portal)
  for (const [on, until] of [
    ['2027-10-20', '2028-10-20'],
    ['2028-10-01', '2029-10-01'],
  ]) {
    portal.time.now = new Date(`${on}T10:00:00Z`)
    await hourly(portal)
    await press(portal, receipt, keep)
    expect(await portal.rows('applications')).toMatchObject([{ erase_by: until }])
  }
  const subjects = (await lettersSince(portal)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.startsWith('Den '))).toHaveLength(2)
})

test('D5 an application for a named opening is kept only with the talent pool’s box, in the words that are shown', async ({
  portal,
}) => {
  const receipt = await soonErased(portal, {})
  expect(await standingOf(portal, receipt)).toMatchObject({
    keepLonger: { by: 'consent', until: '2031-05-17' },
  })
  const before = await everythingKept(portal)
  const unticked = await press(portal, receipt, keep)
  expect(unticked.status).toBe(422)
  expect((await unticked.json()).model.problems).toEqual([
    { field: 'consent-talent-pool', message: 'keepBoxMissing' },
  ])
  expect(await everythingKept(portal)).toBe(before)
  const inEnglish = receipt.replace('/sv/', '/en/')
  expect((await press(portal, inEnglish, keepInPool)).status).toBe(303)
  expect(await portal.rows('applications')).toMatchObject([
    { base_erase_by: '2029-06-16', pool_rule: 'talent-pool', erase_by: '2031-05-17' },
  ])
  const words = portal.promises.purposes.find(({ id }) => id === 'talent-pool')!
  const given = (await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')
  expect(given).toMatchObject([
    { event: 'given', text_hash: words.hashes.en, version: words.version, locale: 'en', form: 'receipt' },
  ])
  expect((await lettersSince(portal))[0]!.text).toContain('kandidatbank')
  expect(await standingOf(portal, receipt)).toMatchObject({ talentPool: true, keptLongerOn: '2029-05-17' })
  await press(portal, receipt, leavePool)
  expect(await standingOf(portal, receipt)).toMatchObject({ eraseBy: '2029-06-16', keptLongerOn: null })
})

test('D5 whoever is in the talent pool already stays in it by one press', async ({ portal }) => {
  const receipt = await soonErased(portal, { ...openApplication, 'consent-talent-pool': 'on' })
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: '2028-11-02' }])
  await press(portal, receipt, keep)
  expect(await portal.rows('applications')).toMatchObject([
    { pool_starts_on: '2028-10-03', erase_by: '2030-10-03', base_erase_by: '2029-10-03' },
  ])
  expect((await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')).toHaveLength(1)
})

test('UX-45 opening the link, with whatever in it, changes nothing', async ({ portal }) => {
  const receipt = await soonErased(portal)
  await hourly(portal)
  await portal.letters()
  const before = await everythingKept(portal)
  for (const address of [receipt, `${receipt}?action=keep`, `${receipt}?action=keep&consent-talent-pool=on`])
    expect((await portal.app.request(address)).status).toBe(200)
  expect((await portal.app.request(receipt, { method: 'HEAD' })).status).toBe(200)
  expect(await everythingKept(portal)).toBe(before)
})

test('pressing twice, or several times at once, moves the day once and is confirmed once', async ({
  portal,
}) => {
  const receipt = await soonErased(portal, {})
  await Promise.all([1, 2, 3].map(() => press(portal, receipt, keepInPool)))
  const after = await portal.rows('applications')
  expect((await press(portal, receipt, keepInPool)).status).toBe(303)
  expect(await portal.rows('applications')).toEqual(after)
  expect((await portal.rows('consents')).filter(({ event }) => event === 'given')).toHaveLength(1)
  expect(await lettersSince(portal)).toHaveLength(1)
})

test('before the day is near there is nothing to press, and a press changes nothing', async ({ portal }) => {
  const receipt = await receiptOf(portal, openApplication)
  await portal.letters()
  portal.time.now = new Date('2027-10-02T21:59:00Z')
  expect(await standingOf(portal, receipt)).toMatchObject({ keepLonger: null })
  const before = await everythingKept(portal)
  expect((await press(portal, receipt, keep)).status).toBe(303)
  expect(await everythingKept(portal)).toBe(before)
})

test('once the day has come it is too late, also while the sweep is at it', async ({ portal }) => {
  const receipt = await soonErased(portal)
  portal.time.now = new Date('2027-11-01T23:00:00Z')
  await press(portal, receipt, keep)
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: erasedOn }])
  portal.time.now = new Date('2027-11-01T22:59:00Z')
  await portal.client.execute("insert into erasing select id, 'open-application' from applications")
  expect((await press(portal, receipt, keep)).status).toBe(410)
  await hourly(portal)
  expect((await press(portal, receipt, keep)).status).toBe(410)
})

test('R-01 R-11 what does not come from our page, or is filled in by a program, keeps nothing longer', async ({
  portal,
}) => {
  const receipt = await soonErased(portal)
  const before = await everythingKept(portal)
  const foreign = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await press(portal, receipt, keep, foreign)).status).toBe(403)
  expect((await press(portal, `${receipt.slice(0, -2)}x/`, keep)).status).toBe(404)
  const asProgram = { ...fromOurPage, Accept: 'application/json' }
  const trapped = await press(portal, receipt, { ...keep, 'leave-empty': 'spam' }, asProgram)
  expect([trapped.status, Object.keys((await trapped.json()).errors)]).toEqual([422, ['leave-empty']])
  expect(await everythingKept(portal)).toBe(before)
})
