import { jobSlug } from './portal/applying.ts'
import { employ, look, send, signedIn, signIn } from './portal/desk.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('R-78 an account that ended after the copy was made opens nothing in a restored database', async ({
  portal,
}) => {
  const administrator = await signedIn(portal, 'administrator')
  const email = await employ(portal)
  const session = await signIn(portal, email)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const accounts = await portal.rows('staff')
  const leaver = accounts.find((account) => account.email === email)!
  const end = await send(portal, '/api/desk/staff/end', administrator, { what: String(leaver.id) })
  expect(end.status).toBe(303)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  expect((await look(restored, '/desk/', session)).status).toBe(200)
  await tick(restored)
  expect((await look(restored, '/desk/', session)).status).toBe(303)
  expect(await restored.rows('staff_sessions')).toMatchObject([{ staff_id: accounts[0]!.id }])
  const after = await restored.rows('staff')
  expect(after.map(({ ended_on }) => ended_on)).toEqual([null, '2026-11-02'])
  await restored.close()
})

test('an account that could not be ended is not noted, and stays after a restore', async ({ portal }) => {
  const administrator = await signedIn(portal, 'administrator')
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const [only] = await portal.rows('staff')
  const end = await send(portal, '/api/desk/staff/end', administrator, { what: String(only!.id) })
  expect(end.status).toBe(422)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect((await look(restored, '/desk/', administrator)).status).toBe(200)
  await restored.close()
})

test('whoever is let back in at once stays in: what was noted is not followed by the database it was done in', async ({
  portal,
}) => {
  const administrator = await signedIn(portal, 'administrator')
  const email = await employ(portal)
  const what = String((await portal.rows('staff')).find((account) => account.email === email)!.id)
  await send(portal, '/api/desk/staff/end', administrator, { what })
  const again = { what, role: 'reader', openings: jobSlug }
  expect((await send(portal, '/api/desk/staff/reopen', administrator, again)).status).toBe(303)
  minutesLater(portal, 10)
  await tick(portal)
  expect((await portal.rows('staff')).map(({ ended_on }) => ended_on)).toEqual([null, null])
})
