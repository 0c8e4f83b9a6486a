import type { ContactsModel } from '../functions/newsletter/partners/models.ts'
import { contactsIn, enter, entered, ida, source } from './portal/contacts.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { reader, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

const at = '/desk/newsletter/contacts/'

async function listed(portal: TestPortal, cookie: string, query = '') {
  const { model }: { model: ContactsModel } = await (await look(portal, `${at}${query}`, cookie)).json()
  return model.list!
}

async function idOf(portal: TestPortal, email = ida): Promise<string> {
  return String((await portal.rows('subscriptions')).find((row) => row.email === email)!.id)
}

const takeAway = (portal: TestPortal, cookie: string, id: string) =>
  send(portal, `/api${at}${id}/take-away`, cookie, {})

test('C3 staff see who the contacts are, the latest first, from where, and how far each has been told', async ({
  portal,
}) => {
  const cookie = await entered(portal)
  minutesLater(portal, 1)
  await enter(portal, cookie, 'per@partner.example')
  await portal.client.execute(`update subscriptions set untold_since = null where email = '${ida}'`)
  await subscribe(portal)
  expect(await listed(portal, cookie)).toMatchObject({
    page: 1,
    pages: 1,
    lines: [
      { email: 'per@partner.example', name: null, organisation: null, stand: 'untold' },
      {
        email: ida,
        name: 'Ida Holm',
        organisation: 'Holm Bygg',
        source,
        stand: 'told',
        enteredOn: '2026-11-02',
      },
    ],
  })
})

test('the contacts come fifty a page, and a page after the last leads to the last', async ({ portal }) => {
  const cookie = await signedIn(portal, 'administrator')
  for (const part of [0, 1])
    await enter(
      portal,
      cookie,
      Array.from({ length: 26 }, (_, i) => `a${part}${i}@partner.example`).join('\n'),
    )
  const [first, second] = [await listed(portal, cookie), await listed(portal, cookie, '?page=2')]
  expect([first.lines.length, second.lines.length, second.pages]).toEqual([50, 2, 2])
  expect(new Set([...first.lines, ...second.lines].map(({ email }) => email)).size).toBe(52)
  const beyond = await look(portal, `${at}?page=9`, cookie)
  expect([beyond.status, beyond.headers.get('location')]).toEqual([302, `${at}?page=2`])
})

test('R-61 a contact reads in my data that staff had the list open', async ({ portal }) => {
  const cookie = await entered(portal, owner)
  await listed(portal, cookie)
  const mine = await portal.app.request('/sv/my-data/mine/', { headers: { Cookie: await visit(portal) } })
  const { items } = (await mine.json()).model
  const contact = items.find(({ kind }: { kind: string }) => kind === 'partnerContact')
  expect(JSON.stringify(contact)).toContain('"listed-contact"')
})

test('C3 a contact taken away is erased at once, does not come back with a backup, and is never entered again', async ({
  portal,
}) => {
  const cookie = await entered(portal)
  const id = await idOf(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const asked = await (await look(portal, `${at}${id}/`, cookie)).json()
  expect([asked.page, asked.model.contact.email]).toEqual(['desk/contact', ida])
  expect(await contactsIn(portal)).toHaveLength(1)
  for (const _ of ['once', 'twice']) {
    const answer = await takeAway(portal, cookie, id)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}?done=taken`])
  }
  expect(await portal.rows('subscriptions')).toEqual([])
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['staff-link'])
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'newsletter', reason: 'left' }])
  const acts = (await portal.rows('traces')).map(({ act, subject_id }) => [act, subject_id])
  expect(acts).toEqual([
    ['entered-contact', id],
    ['removed-contact', id],
  ])
  expect((await enter(portal, cookie, ida)).status).toBe(422)
  expect((await look(portal, `${at}${id}/`, cookie)).status).toBe(404)
  await enter(portal, cookie, 'per@partner.example')
  await takeAway(portal, cookie, await idOf(portal, 'per@partner.example'))
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect([await restored.rows('subscriptions'), (await restored.rows('suppressions')).length]).toEqual([
    [],
    2,
  ])
  await restored.close()
})

test('R-54 nobody who subscribed on their own is taken away, nor a contact whose data is restricted', async ({
  portal,
}) => {
  await subscribe(portal)
  const cookie = await entered(portal)
  const own = await idOf(portal, reader)
  const restricted = await idOf(portal)
  await portal.client.execute({
    sql: 'insert into restrictions (subject_id, reason, since_on, review_on) values (?, ?, ?, ?)',
    args: [restricted, 'inaccurate', '2026-11-02', '2027-02-02'],
  })
  for (const id of [own, restricted, 'nobody']) {
    expect((await look(portal, `${at}${id}/`, cookie)).status).toBe(404)
    await takeAway(portal, cookie, id)
  }
  expect((await portal.rows('subscriptions')).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
  expect((await listed(portal, cookie)).lines).toEqual([])
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual(['entered-contact'])
})
