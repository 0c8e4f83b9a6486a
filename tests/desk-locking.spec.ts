import type { ListModel, LockModel } from '../functions/applications/desk/models.ts'
import { apply, fromOurPage, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const undoing = '/api/desk/applications/undo'
const [bo, pia] = ['bo@post.example', 'pia@post.example']

/** Two were to be hired, and the recruitment is over; one of them chose the talent pool. */
async function ended(portal: TestPortal) {
  await apply(portal, { name: 'Bo Ek', email: bo, locale: 'nb' })
  await apply(portal, { name: 'Pia Dal', email: pia, 'consent-talent-pool': 'on' })
  await portal.client.execute("update applications set status = 'hired'")
  const cookie = await signedIn(portal)
  await send(portal, '/api/desk/openings/end', cookie, { opening: jobSlug, confirm: 'on' })
  const ids = (await portal.rows('applications')).map(({ id }) => String(id))
  const move = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ opening: jobSlug, to: 'rejected', ...fields })
    for (const id of ids) body.append('what', id)
    const headers = { ...fromOurPage, Cookie: cookie }
    return portal.app.request('/api/desk/applications/status', { method: 'POST', body, headers })
  }
  const ask = async (to = 'rejected') => (await (await move({ to })).json()).model as LockModel
  return { cookie, move, ask }
}

const statuses = async (portal: TestPortal) => (await portal.rows('applications')).map(({ status }) => status)
const answers = async (portal: TestPortal, to: string) =>
  (await portal.letters(to)).filter(({ subject }) => /^Svar på/.test(subject))

test('a rejection after the recruitment has ended asks first: the letter, the lock and the day', async ({
  portal,
}) => {
  const { cookie, move, ask } = await ended(portal)
  const model = await ask()
  expect([model.count, model.eraseBy, model.ids.length]).toEqual([1, ['2028-11-02'], 2])
  expect(await statuses(portal)).toEqual(['hired', 'hired'])
  const { sending } = model.carried
  const answer = await move({ confirm: 'on', tell: 'on', sending })
  expect(answer.status).toBe(303)
  expect(await statuses(portal)).toEqual(['rejected', 'rejected'])
  const [told] = await answers(portal, bo)
  const reference = String((await portal.rows('applications')).find(({ email }) => email === bo)!.reference)
  expect(model.previews[0]!.text.replace('{reference}', reference)).toBe(told!.text)
  expect(await answers(portal, pia)).toEqual([])
  await move({ confirm: 'on', tell: 'on', sending })
  expect(await answers(portal, bo)).toHaveLength(1)
  const list: { model: ListModel } = await (
    await look(portal, answer.headers.get('location')!, cookie)
  ).json()
  expect([list.model.told, list.model.changed]).toEqual([1, { count: 2, to: 'rejected' }])
  expect(list.model.lines.map(({ name }) => name)).toEqual(['Pia Dal'])
})

test('without a letter it is taken back within ten minutes; whoever has been told stays told', async ({
  portal,
}) => {
  const { cookie, move, ask } = await ended(portal)
  const { sending } = (await ask()).carried
  const undo = { change: sending, opening: jobSlug }
  await move({ confirm: 'on', sending })
  expect(await answers(portal, bo)).toEqual([])
  minutesLater(portal, 9)
  expect((await send(portal, undoing, cookie, undo)).status).toBe(303)
  expect(await statuses(portal)).toEqual(['hired', 'hired'])
  minutesLater(portal, 1)
  const again = (await ask()).carried.sending
  await move({ confirm: 'on', tell: 'on', sending: again })
  minutesLater(portal, 1)
  await send(portal, undoing, cookie, { ...undo, change: again })
  expect(await statuses(portal)).toEqual(['rejected', 'hired'])
})

test('after ten minutes what is locked away stays so, and the page says why', async ({ portal }) => {
  const { cookie, move, ask } = await ended(portal)
  await portal.client.execute({ sql: 'delete from applications where email = ?', args: [pia] })
  const { sending } = (await ask('withdrawn')).carried
  await move({ to: 'withdrawn', confirm: 'on', tell: 'on', sending })
  expect(await answers(portal, bo)).toEqual([])
  minutesLater(portal, 11)
  const refused = await send(portal, undoing, cookie, { change: sending, opening: jobSlug })
  expect([refused.status, (await refused.json()).model.kind]).toEqual([409, 'notUndone'])
  expect(await statuses(portal)).toEqual(['withdrawn'])
})

test('nothing is asked while the recruitment goes on, nor for whoever stays in sight', async ({ portal }) => {
  const { move } = await ended(portal)
  await portal.client.execute({ sql: 'delete from applications where email = ?', args: [bo] })
  expect((await move({})).status).toBe(303)
  expect((await move({ confirm: 'on', to: 'withdrawn', sending: 'x' })).status).toBe(400)
  expect(await statuses(portal)).toEqual(['rejected'])
})

test('of two who decide at once after the end, the second sees what changed', async ({ portal }) => {
  const { cookie, ask } = await ended(portal)
  const { sending } = (await ask()).carried
  const [row] = await portal.rows('applications')
  const alone = {
    from: 'application',
    what: String(row!.id),
    seen: 'other',
    to: 'rejected',
    confirm: 'on',
    sending,
  }
  const refused = await send(portal, '/api/desk/applications/status', cookie, { ...alone, tell: 'on' })
  expect([refused.status, (await refused.json()).model.wrong.message]).toEqual([409, 'changedMeanwhile'])
  expect(await portal.rows('application_letters')).toEqual([])
})
