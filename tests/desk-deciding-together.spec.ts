import { act } from './portal/acting.ts'
import { apply, fromOurPage, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { putHold } from './portal/holding.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { officer } from './portal/requests-desk.ts'
import { minutesLater } from './portal/restoring.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

async function two(portal: TestPortal, template: string) {
  await apply(portal, { name: 'Bo Ek', email: 'bo@post.example' })
  await apply(portal, { name: 'Åsa Berg', email: 'asa@post.example' })
  const cookie = await signedIn(portal)
  const rows = await portal.rows('applications')
  const [bo, asa] = ['Bo Ek', 'Åsa Berg'].map((name) => String(rows.find((row) => row.name === name)!.id))
  const post = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ opening: jobSlug, template, ...fields })
    for (const id of [bo!, asa!]) body.append('what', id)
    const headers = { ...fromOurPage, Cookie: cookie }
    return portal.app.request('/api/desk/letters', { method: 'POST', body, headers })
  }
  const { model } = await (await post({})).json()
  const decide = (what: string, to: string) =>
    send(portal, '/api/desk/applications/status', cookie, { opening: jobSlug, what, to })
  const sendAll = () => post({ do: 'send', move: 'on', sending: model.sending })
  return { cookie, bo: bo!, asa: asa!, decide, sendAll }
}

const statuses = async (portal: TestPortal) =>
  Object.fromEntries((await portal.rows('applications')).map(({ name, status }) => [name, status]))

const toldAtTheEnd = async (portal: TestPortal, to: string) =>
  (await portal.letters(to)).filter(({ text }) => text.includes('valet föll på någon annan')).length

test('whoever a colleague hires while a rejection of several is being looked at gets no letter and stays hired', async ({
  portal,
}) => {
  const { bo, decide, sendAll } = await two(portal, 'not-this-time')
  minutesLater(portal, 1)
  expect((await decide(bo, 'hired')).status).toBe(303)
  minutesLater(portal, 1)
  expect((await sendAll()).status).toBe(303)
  expect(await statuses(portal)).toEqual({ 'Bo Ek': 'hired', 'Åsa Berg': 'rejected' })
  expect(
    (await portal.rows('application_letters')).map(({ application_id }) => application_id),
  ).not.toContain(bo)
  expect(await portal.rows('application_letters')).toHaveLength(1)
})

test('a page that is sent once more weeks later brings nobody back to where they stood then', async ({
  portal,
}) => {
  const { bo, asa, decide, sendAll } = await two(portal, 'reading')
  await sendAll()
  minutesLater(portal, 1)
  await decide(bo, 'offer')
  await decide(asa, 'rejected')
  const steps = await portal.rows('application_steps')
  minutesLater(portal, 1)
  await sendAll()
  expect(await statuses(portal)).toEqual({ 'Bo Ek': 'offer', 'Åsa Berg': 'rejected' })
  expect(await portal.rows('application_steps')).toEqual(steps)
})

test('who was told by letter that it came to nothing is not told again when the recruitment ends', async ({
  portal,
}) => {
  const { cookie, bo, decide, sendAll } = await two(portal, 'not-this-time')
  minutesLater(portal, 1)
  await decide(bo, 'interview')
  await sendAll()
  const ending = { opening: jobSlug, outcome: 'rejected', tell: 'on', confirm: 'on' }
  expect((await send(portal, '/api/desk/openings/end', cookie, ending)).status).toBe(303)
  expect(await statuses(portal)).toEqual({ 'Bo Ek': 'rejected', 'Åsa Berg': 'rejected' })
  const told = [await toldAtTheEnd(portal, 'bo@post.example'), await toldAtTheEnd(portal, 'asa@post.example')]
  expect(told).toEqual([1, 0])
})

test('R-67 an application on hold stays whole when the consent that alone kept it is taken back', async ({
  portal,
}) => {
  await apply(portal, { email: owner, 'consent-talent-pool': 'on' })
  const [application] = await portal.rows('applications')
  await portal.client.execute("update applications set base_erase_by = '2026-11-01'")
  await putHold(portal, await officer(portal), application!.id)
  await act(portal, await visit(portal), 'consents', { purpose: 'talent-pool', withdraw: 'on' })
  expect(await portal.rows('erasing')).toEqual([])
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await portal.rows('applications')).toMatchObject([{ id: application!.id, pool_rule: null }])
  expect((await look(portal, `/desk/holds/${application!.id}/`, await officer(portal))).status).toBe(200)
})
