import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { newAuthenticator } from './portal/authenticator.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { addPasskey, askToAdd, signInWith } from './portal/passkeys.ts'
import { expect, test } from './portal/test.ts'

test('each act with a passkey at the desk is two calls to the database, three where it sends a letter, signing in with one four, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const cookie = await signedIn(portal)
  const already = statements.length
  const calls = async (act: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    expect((await act()).status).toBeLessThan(400)
    return portal.turso.requests() - before
  }
  const passkey = newAuthenticator()
  const credential = passkey.make(await askToAdd(portal, cookie))
  const acts = [
    [2, () => send(portal, '/api/desk/passkeys/challenge', cookie, {})],
    [3, () => send(portal, '/api/desk/passkeys/add', cookie, { name: '', credential })],
    [2, () => look(portal, '/desk/me/', cookie)],
    [2, () => look(portal, `/desk/me/passkeys/${passkey.id}/`, cookie)],
    [3, () => send(portal, '/api/desk/passkeys/remove', cookie, { what: passkey.id })],
  ] as const
  for (const [most, act] of acts) {
    expect(await calls(act)).toBeLessThanOrEqual(most)
    await portal.letters()
  }
  const { passkey: another } = await addPasskey(portal, cookie)
  await portal.letters()
  expect(await calls(() => signInWith(portal, another))).toBe(4)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(15)
  await portal.close()
})

test('seeing and changing who works at the desk is two calls to the database, ending an account and recovery one more, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const cookie = await signedIn(portal, 'administrator')
  await signedIn(portal, 'reader')
  const what = String((await portal.rows('staff')).find(({ role }) => role === 'reader')!.id)
  const [already, calls] = [statements.length, new Map<string, number>()]
  const count = async (name: string, answer: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    expect((await answer()).status, name).toBeLessThan(400)
    calls.set(name, portal.turso.requests() - before)
  }
  for (const path of ['', `${what}/`]) await count(path, () => look(portal, `/desk/staff/${path}`, cookie))
  const fields = { what, role: 'privacy-officer', name: 'Nora', email: 'nora@staff.example', locale: 'nb' }
  for (const act of ['add', 'change', 'end', 'reopen'])
    await count(act, () => send(portal, `/api/desk/staff/${act}`, cookie, fields))
  expect([...calls.values()]).toEqual([2, 2, 2, 2, 3, 2])
  await count('take-passkeys', () => send(portal, '/api/desk/staff/take-passkeys', cookie, fields))
  await portal.letters()
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(15)
  await portal.close()
})

test('writing to an applicant is two calls to the database, sending three, to one or many, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await apply(portal)
  const cookie = await signedIn(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const { sending } = (
    await (await look(portal, `/desk/applications/${what}/letter/?template=reading`, cookie)).json()
  ).model
  const [already, calls] = [statements.length, [] as number[]]
  const count = async (answer: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    expect((await answer()).status).toBeLessThan(400)
    calls.push(portal.turso.requests() - before)
    await portal.letters()
  }
  const fields = { what, opening: jobSlug, template: 'reading', subject: 'x', text: 'x', move: 'on' }
  const one = `/api/desk/applications/${what}/letter`
  await count(() => look(portal, `/desk/applications/${what}/letter/?template=reading`, cookie))
  await count(() => send(portal, one, cookie, { ...fields, sending, seen: '', do: 'send' }))
  const many: { model: { sending: string } } = await (
    await send(portal, '/api/desk/letters', cookie, fields)
  ).json()
  await count(() =>
    send(portal, '/api/desk/letters', cookie, { ...fields, sending: many.model.sending, do: 'send' }),
  )
  expect(calls).toEqual([2, 3, 3])
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(8)
  await portal.close()
})
