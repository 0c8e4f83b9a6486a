import type { MineModel } from '../functions/my-data/models.ts'
import { onTick } from '../functions/scheduled.ts'
import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { addReaders, makeIssue } from './portal/mailing.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { subscribe } from './portal/subscribing.ts'
import { eraseBy, sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const theDay = `${eraseBy}T03:00:00Z`

test('R-66, E4 what is restricted is shown with its reason and a review at most three months ahead, in a calendar that knows short months', async ({
  portal,
}) => {
  portal.time.now = new Date('2026-11-30T09:30:00Z')
  await apply(portal, { email: owner, opening: 'open', role: 'job-seeker' })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const answer = await act(portal, cookie, 'restrict', { what, reason: 'needed' })
  expect(answer.headers.get('location')).toBe(`/nb/my-data/mine/?done=restricted&to=${what}#${what}`)
  expect(await portal.rows('restrictions')).toEqual([
    { subject_id: what, reason: 'needed', since_on: '2026-11-30', review_on: '2027-02-28' },
  ])
  const held: MineModel = await (await mine(portal, cookie)).json()
  expect(held.items[0]!.rows.map(({ table }) => table)).toContain('restrictions')
  await act(portal, cookie, 'restrict', { what, reason: 'unlawful' })
  expect(await portal.rows('restrictions')).toMatchObject([{ reason: 'needed' }])
})

test('R-66 what is restricted anew once its review has passed stands until a new one, for its new reason', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const what = String((await portal.rows('applications'))[0]!.id)
  await act(portal, await visit(portal), 'restrict', { what, reason: 'needed' })
  const [first] = await portal.rows('restrictions')
  portal.time.now = new Date(`${first!.review_on}T09:30:00Z`)
  await act(portal, await visit(portal), 'restrict', { what, reason: 'unlawful' })
  expect(await portal.rows('restrictions')).toEqual([
    { subject_id: what, reason: 'unlawful', since_on: first!.review_on, review_on: '2027-05-02' },
  ])
})

test('R-74 a restricted application is left alone on its day, the report says so, and it goes once the restriction is lifted', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await apply(portal, { email: 'other@post.example' })
  portal.time.now = new Date('2029-06-01T09:30:00Z')
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications')).find(({ email }) => email === owner)!.id)
  await act(portal, cookie, 'restrict', { what, reason: 'inaccurate' })
  const report = await sweepAt(portal, theDay)
  expect(report).toMatchObject({ rules: { application: { count: 1 } }, restricted: 1 })
  expect(await portal.rows('applications')).toMatchObject([{ id: what }])
  const open = await portal.app.request('/api/transparency')
  expect(await open.json()).toMatchObject({ overdue: 0 })
  await act(portal, await visit(portal), 'restrict', { what, lift: 'on' })
  expect(await sweepAt(portal, theDay)).toMatchObject({ rules: { application: { count: 1 } }, restricted: 0 })
  for (const table of ['applications', 'restrictions']) expect(await portal.rows(table)).toEqual([])
})

test('R-74, W2 a restriction whose review has passed holds nothing up, and two runs at once erase once', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await write(portal, { email: owner })
  portal.time.now = new Date('2029-01-02T09:30:00Z')
  await portal.client.execute('update contact_messages set erase_by = starts_on')
  const cookie = await visit(portal)
  for (const table of ['applications', 'contact_messages']) {
    const what = String((await portal.rows(table))[0]!.id)
    await act(portal, cookie, 'restrict', { what, reason: 'objected' })
  }
  await sweepAt(portal, '2029-04-01T03:00:00Z')
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  await Promise.all([sweepAt(portal, theDay), sweepAt(portal, theDay)])
  for (const table of ['applications', 'contact_messages', 'restrictions'])
    expect(await portal.rows(table), table).toEqual([])
  const counted = (await portal.rows('erasures')).filter(({ rule }) => rule === 'application')
  expect(counted.reduce((sum, { count }) => sum + Number(count), 0)).toBe(1)
})

test('R-66 whoever has the newsletter restricted gets no issue until they end it, and stays a reader', async ({
  portal,
}) => {
  await subscribe(portal, { email: owner })
  await addReaders(portal, 2)
  const cookie = await visit(portal)
  const subscription = (await portal.rows('subscriptions')).find(({ email }) => email === owner)
  await act(portal, cookie, 'restrict', { what: String(subscription!.id), reason: 'unlawful' })
  await makeIssue(portal)
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  expect(await portal.rows('mailing_recipients')).toHaveLength(2)
  expect((await portal.rows('subscriptions')).every(({ state }) => state === 'confirmed')).toBe(true)
})

test('R-66 nobody restricts what is another person’s, or without one of the four reasons of the law', async ({
  portal,
}) => {
  await apply(portal, { email: 'other@post.example' })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  expect((await act(portal, cookie, 'restrict', { what, reason: 'needed' })).status).toBe(404)
  expect((await act(portal, cookie, 'restrict', { what, reason: 'because' })).status).toBe(400)
  expect((await act(portal, '', 'restrict', { what, reason: 'needed' })).status).toBe(303)
  expect(await portal.rows('restrictions')).toEqual([])
})
