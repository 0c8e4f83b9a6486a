import type { ListModel, ReadingModel } from '../functions/applications/desk/models.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const move = '/api/desk/applications/status'

async function applicants(portal: TestPortal, count: number): Promise<string[]> {
  for (let at = 0; at < count; at++) {
    minutesLater(portal, 1)
    await apply(portal, { name: `No ${at}`, email: `p${at}@post.example` })
  }
  return (await portal.rows('applications')).map(({ id }) => String(id)).sort()
}

const statuses = async (portal: TestPortal) =>
  (await portal.rows('applications')).toSorted((a, b) => (a.id! > b.id! ? 1 : -1)).map(({ status }) => status)

function sendChosen(portal: TestPortal, cookie: string, chosen: string[], fields: Record<string, string>) {
  const body = new URLSearchParams({ opening: jobSlug, ...fields })
  for (const id of chosen) body.append('what', id)
  const headers = { Origin: 'http://portal.example', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie }
  return portal.app.request(move, { method: 'POST', body, headers })
}

async function listAfter(portal: TestPortal, answer: Response, cookie: string): Promise<ListModel> {
  expect(answer.status).toBe(303)
  return (await (await look(portal, answer.headers.get('location')!, cookie)).json()).model
}

test('a change that reached no application says that nothing was changed, and so does a letter to nobody', async ({
  portal,
}) => {
  const ids = await applicants(portal, 1)
  const cookie = await signedIn(portal)
  for (const chosen of [[], ids]) {
    const list = await listAfter(portal, await sendChosen(portal, cookie, chosen, { to: 'received' }), cookie)
    expect([list.changed, list.changeId]).toEqual([null, 'nothing'])
  }
  const letter = { opening: jobSlug, template: 'reading' }
  const unsent = await send(portal, '/api/desk/letters', cookie, letter)
  expect(unsent.headers.get('location')).toBe(`/desk/openings/${jobSlug}/?changed=nobody`)
  expect([await statuses(portal), await portal.rows('application_letters')]).toEqual([['received'], []])
})

test('many applications move in one go, the list says how many, and one press takes it back', async ({
  portal,
}) => {
  const ids = await applicants(portal, 3)
  const cookie = await signedIn(portal)
  const moved = await sendChosen(portal, cookie, ids.slice(0, 2), { to: 'rejected', list: '?sort=oldest' })
  const list = await listAfter(portal, moved, cookie)
  expect([list.changed, list.wanted.sort]).toEqual([{ count: 2, to: 'rejected' }, 'oldest'])
  expect(await statuses(portal)).toEqual(['rejected', 'rejected', 'received'])
  const undo = { change: list.changeId, opening: jobSlug }
  const back = await listAfter(
    portal,
    await send(portal, '/api/desk/applications/undo', cookie, undo),
    cookie,
  )
  expect(back.changed).toEqual({ count: 2, to: 'received' })
  expect(await statuses(portal)).toEqual(['received', 'received', 'received'])
  expect(await portal.rows('application_steps')).toHaveLength(4)
  expect((await send(portal, '/api/desk/applications/undo', cookie, undo)).status).toBe(409)
})

test('what has moved on since is not taken back, and nobody takes back another’s change', async ({
  portal,
}) => {
  const ids = await applicants(portal, 2)
  const cookie = await signedIn(portal)
  const administrator = await signedIn(portal, 'administrator')
  const list = await listAfter(portal, await sendChosen(portal, cookie, ids, { to: 'reading' }), cookie)
  const undo = { change: list.changeId, opening: jobSlug }
  expect((await send(portal, '/api/desk/applications/undo', administrator, undo)).status).toBe(409)
  minutesLater(portal, 1)
  await sendChosen(portal, administrator, ids.slice(0, 1), { to: 'interview' })
  await send(portal, '/api/desk/applications/undo', cookie, undo)
  expect(await statuses(portal)).toEqual(['interview', 'received'])
})

test('moving to where something stands already is no step, and a list that has not changed says nothing', async ({
  portal,
}) => {
  const ids = await applicants(portal, 1)
  const cookie = await signedIn(portal)
  const list = await listAfter(portal, await sendChosen(portal, cookie, ids, { to: 'received' }), cookie)
  expect([list.changed, list.changeId]).toEqual([null, 'nothing'])
  const none = await listAfter(portal, await sendChosen(portal, cookie, [], { to: 'hired' }), cookie)
  expect(none.changed).toBeNull()
  expect(await portal.rows('application_steps')).toEqual([])
})

test('of two who change the same application, the second sees what changed and decides', async ({
  portal,
}) => {
  const [id = ''] = await applicants(portal, 1)
  const one = await signedIn(portal)
  const other = await signedIn(portal, 'administrator')
  const alone = { from: 'application', seen: '' }
  expect((await sendChosen(portal, one, [id], { ...alone, to: 'interview' })).status).toBe(303)
  minutesLater(portal, 1)
  const refused = await sendChosen(portal, other, [id], { ...alone, to: 'rejected' })
  expect(refused.status).toBe(409)
  const { model }: { model: ReadingModel } = await refused.json()
  expect(model.wrong).toEqual({ form: 'status', message: 'changedMeanwhile', to: 'rejected' })
  expect(model.steps.map(({ by, to }) => [by, to])).toEqual([['Ida Ek', 'interview']])
  expect(await statuses(portal)).toEqual(['interview'])
  const again = { ...alone, seen: model.steps[0]!.id, to: 'rejected' }
  expect((await sendChosen(portal, other, [id], again)).status).toBe(303)
  expect(await statuses(portal)).toEqual(['rejected'])
})

test('a status we do not have is malformed, and changes nothing', async ({ portal }) => {
  const ids = await applicants(portal, 1)
  const cookie = await signedIn(portal)
  for (const to of ['', 'fired', 'HIRED'])
    expect((await sendChosen(portal, cookie, ids, { to })).status).toBe(400)
  expect(await statuses(portal)).toEqual(['received'])
})

test('an application erased while it is read is said to be gone, and nothing of it comes back', async ({
  portal,
}) => {
  const [id = ''] = await applicants(portal, 1)
  const cookie = await signedIn(portal)
  await portal.client.execute('delete from applications')
  const alone = { from: 'application', seen: '', to: 'interview' }
  expect((await sendChosen(portal, cookie, [id], alone)).status).toBe(404)
  const of = `/api/desk/applications/${id}`
  expect((await send(portal, `${of}/notes`, cookie, { note: 'x' })).status).toBe(404)
  expect((await send(portal, `${of}/rating`, cookie, { stars: '3' })).status).toBe(404)
  expect((await send(portal, `${of}/labels`, cookie, { label: 'x' })).status).toBe(404)
  for (const table of [
    'application_notes',
    'application_ratings',
    'application_labels',
    'application_steps',
    'traces',
  ])
    expect(await portal.rows(table), table).toEqual([])
})
