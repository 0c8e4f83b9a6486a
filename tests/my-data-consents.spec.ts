import type { MineModel } from '../functions/my-data/models.ts'
import { onTick } from '../functions/scheduled.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { filesOf } from './portal/bucket.ts'
import { addReaders, makeIssue } from './portal/mailing.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const inPool = { email: owner, 'consent-talent-pool': 'on' }
const events = async (portal: TestPortal) =>
  (await portal.rows('consents')).map(({ purpose, event, form }) => `${purpose} ${event} ${form}`)
const later = (portal: TestPortal) => {
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
}

test('R-40 out of the talent pool in one press: the consent’s end is on record and the application lives by its own rule', async ({
  portal,
}) => {
  await apply(portal, inPool)
  const cookie = await visit(portal)
  later(portal)
  const [{ id } = { id: '' }] = await portal.rows('applications')
  const answer = await act(portal, cookie, 'consents', {
    purpose: 'talent-pool',
    what: String(id),
    withdraw: 'on',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/nb/my-data/mine/?done=withdrawn&to=${id}#${id}`)
  expect((await portal.rows('applications'))[0]).toMatchObject({ pool_rule: null, rule: 'application' })
  expect(await events(portal)).toContain('talent-pool withdrawn my-data')
  const before = await events(portal)
  later(portal)
  const again = { purpose: 'talent-pool', withdraw: 'on' }
  expect(await (await act(portal, cookie, 'consents', again, asProgram)).json()).toEqual({
    done: 'withdrawn',
    what: null,
    withdrawn: [],
  })
  expect(await events(portal)).toEqual(before)
})

test('R-40 an application that only the talent pool still kept is out of sight at once and gone with the next run', async ({
  portal,
}) => {
  await apply(portal, inPool)
  await portal.client.execute(`update applications set base_erase_by = '2026-11-02'`)
  const cookie = await visit(portal)
  await act(portal, cookie, 'consents', { purpose: 'talent-pool', withdraw: 'on' })
  const held: MineModel = await (await mine(portal, cookie)).json()
  expect(held.items.map(({ kind }) => kind)).toEqual(['letters', 'way'])
  await sweepAt(portal, '2026-11-03T03:00:00Z')
  expect(await portal.rows('applications')).toEqual([])
  expect(filesOf(portal)).toEqual([])
})

test('R-40, C3 e-mail off in one press: the newsletter ends as by its own link, and the next issue goes to the others only', async ({
  portal,
}) => {
  await subscribe(portal, { email: owner })
  await addReaders(portal, 2)
  const cookie = await visit(portal)
  later(portal)
  await act(portal, cookie, 'consents', { purpose: 'newsletter', withdraw: 'on' })
  const mineNow = (await portal.rows('subscriptions')).find(({ email }) => email === owner)
  expect(mineNow).toMatchObject({ state: 'left' })
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'newsletter', reason: 'left' }])
  expect(await events(portal)).toContain('newsletter withdrawn my-data')
  await makeIssue(portal)
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  expect(await portal.rows('mailing_recipients')).toHaveLength(2)
})

test('R-40 a message goes with its consent, after one more question that changes nothing by itself', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  later(portal)
  const [{ id } = { id: '' }] = await portal.rows('contact_messages')
  const fields = { purpose: 'contact', what: String(id), withdraw: 'on' }
  const asked = await act(portal, cookie, 'consents', fields)
  expect(await asked.json()).toMatchObject({
    page: 'my-data/sure',
    locale: 'nb',
    model: { purpose: 'contact', what: id, going: [{ id }] },
  })
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  const answer = await act(portal, cookie, 'consents', { ...fields, confirm: 'on' })
  expect(answer.headers.get('location')).toBe('/nb/my-data/mine/?done=withdrawnAndErased')
  expect(await portal.rows('contact_messages')).toEqual([])
  expect((await portal.rows('outbox')).filter(({ subject_id }) => subject_id === id)).toEqual([])
  expect(await events(portal)).toEqual(['contact given contact', 'contact withdrawn my-data'])
})

test('E7 all consents at once, wherever they were given, and no one else’s', async ({ portal }) => {
  await apply(portal, inPool)
  await apply(portal, { ...inPool, opening: 'open', role: 'job-seeker' })
  await apply(portal, { ...inPool, email: 'other@post.example' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const cookie = await visit(portal)
  later(portal)
  const answer = await act(portal, cookie, 'consents', { purpose: 'all', withdraw: 'on' }, asProgram)
  expect(answer.status).toBe(200)
  const { withdrawn } = await answer.json()
  expect(withdrawn.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual([
    'contact',
    'newsletter',
    'talent-pool',
    'talent-pool',
  ])
  const kept = await portal.rows('applications')
  expect(kept.filter(({ pool_rule }) => pool_rule).map(({ email }) => email)).toEqual(['other@post.example'])
  expect(await portal.rows('contact_messages')).toEqual([])
})

test('nobody takes back what another person agreed to, and without an open visit nothing is taken back', async ({
  portal,
}) => {
  await apply(portal, { ...inPool, email: 'other@post.example' })
  await apply(portal, inPool)
  const [theirs] = (await portal.rows('applications')).filter(({ email }) => email !== owner)
  const cookie = await visit(portal)
  const fields = { purpose: 'talent-pool', what: String(theirs!.id), withdraw: 'on' }
  expect((await act(portal, cookie, 'consents', fields)).status).toBe(404)
  expect((await act(portal, '', 'consents', fields, asProgram)).status).toBe(401)
  const shown = await act(portal, '', 'consents', fields)
  expect([shown.status, shown.headers.get('location')]).toEqual([303, '/nb/my-data/'])
  portal.time.now = new Date(portal.time.now.getTime() + 31 * 60_000)
  expect((await act(portal, cookie, 'consents', { ...fields, what: '' })).status).toBe(303)
  const { withdraw: _, ...unsaid } = fields
  expect((await act(portal, cookie, 'consents', unsaid)).status).toBe(400)
  expect((await portal.rows('applications')).every(({ pool_rule }) => pool_rule === 'talent-pool')).toBe(true)
})
