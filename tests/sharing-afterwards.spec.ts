import { readStanding } from '../functions/applications/receipt.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { press, shared } from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'

test('the receipt names whoever outside has seen the application', async ({ portal }) => {
  const { id, link } = await shared(portal)
  const { db, clock } = portal.platform()
  const receivers = async () => (await readStanding(db, portal.promises, id, clock()))!.receipt.receivers
  expect(await receivers()).not.toContain('Kari Moen, Havnes Verft')
  await press(portal, link)
  expect(await receivers()).toContain('Kari Moen, Havnes Verft')
})

test('X4 what staff have taken back stays so in a restored database', async ({ portal }) => {
  const { link, endAtDesk } = await shared(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  expect((await endAtDesk()).status).toBe(303)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  expect((await press(restored, link)).status).toBe(200)
  await tick(restored)
  expect((await press(restored, link)).status).toBe(410)
  await restored.close()
})
