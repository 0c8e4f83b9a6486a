import { send, signedIn } from './portal/desk.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('R-78 an account whose end could not be noted is noted with the next press, and stays ended in a restored database', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  await signedIn(portal, 'reader')
  const what = String((await portal.rows('staff')).find(({ role }) => role === 'reader')!.id)
  const end = () => send(portal, '/api/desk/staff/end', cookie, { what })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  portal.objects.set = () => {
    throw new Error('silent')
  }
  expect((await end()).status).toBeGreaterThanOrEqual(500)
  Reflect.deleteProperty(portal.objects, 'set')
  expect((await end()).status).toBe(422)
  minutesLater(portal, 20)
  const back = await putBack(portal, copy)
  await tick(back)
  const ended = (await back.rows('staff')).filter(({ ended_on }) => ended_on !== null)
  expect(ended).toMatchObject([{ id: what, ended_on: '2026-11-02' }])
  await back.close()
})
