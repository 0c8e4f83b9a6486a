import { actOnReport } from '../functions/newsletter/reports/reports.ts'
import { backUp, minutesLater, oneClick, putBack, queue, tick } from './portal/restoring.ts'
import { linkTo, press, reader, signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

test('X4 whoever left after the copy was made gets no letter of the newsletter from a restored database', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await queue(portal, { email: reader, purpose: 'newsletter' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  expect((await oneClick(portal, token)).status).toBe(200)
  const leftAt = portal.time.now.getTime()
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'confirmed' }])
  await tick(restored)
  expect(await restored.letters()).toEqual([])
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'left', left_at: leftAt }])
  expect(await restored.rows('suppressions')).toMatchObject([{ reason: 'left', suppressed_at: leftAt }])
  expect((await restored.rows('consents')).map(({ event }) => event)).toEqual(['given', 'withdrawn'])
  await restored.close()
})

test('X4 whoever left and then confirmed anew stays subscribed in a restored database', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await oneClick(portal, token)
  minutesLater(portal, 1)
  await signUp(portal)
  await press(portal, await linkTo(portal))
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect(await restored.rows('subscriptions')).toMatchObject([{ email: reader, state: 'confirmed' }])
  expect(await restored.rows('suppressions')).toEqual([])
  await restored.close()
})

test('X4 whoever reported an issue as spam after the copy was made gets nothing from a restored database', async ({
  portal,
}) => {
  await subscribe(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const { addressHash } = portal.platform()
  const report = { id: 'msg_1', kind: 'complained', providerId: 'letter-1' } as const
  await actOnReport(portal.platform(), report, [await addressHash(reader)], portal.time.now)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  expect(await restored.rows('suppressions')).toMatchObject([{ reason: 'complained' }])
  await restored.close()
})
