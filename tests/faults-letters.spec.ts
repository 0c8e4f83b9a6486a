import { expect } from '@playwright/test'
import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { fillOutbox, playDelivery } from './faults/delivering.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { keptBy } from './faults/kept.ts'
import type { Stage } from './faults/stage.ts'
import { send } from './faults/submitting.ts'
import { test } from './faults/test.ts'

test.describe.configure({ timeout: 240_000 })

const dayOfMinutes = 24 * 60

test('S7–S9 whatever fails once while letters are delivered, each arrives once and is known as sent', {
  tag: '@proof',
}, async ({ stage }) => {
  await fillOutbox(stage)
  const begin = await stage.keep()
  const clean = await playDelivery(stage, begin)
  expect(clean.wrong).toEqual([])
  const wrong = await withEveryFault(faultsOf(clean.calls), (fault) => playDelivery(stage, begin, [[fault]]))
  expect(wrong).toEqual([])
})

for (const [what, plan] of [
  ['whose acceptance could not be noted', [{ step: 4, mode: 'crash-before' }]],
  ['whose acceptance was not heard', [{ step: 3, mode: 'after' }]],
  ['which was taken in hand by a run that died', [{ step: 3, mode: 'crash-before' }]],
] as const) {
  test(`S9 a letter ${what} is not sent a second time when the portal is back after a day and a night`, async ({
    stage,
  }) => {
    await send(stage, stage.world(plan), { idempotencyKey: 'one', cv: null, cvText: 'Elektriker' })
    stage.letTimePass(dayOfMinutes + 60)
    await stage.tick()
    await stage.tick()
    expect((await stage.portal.letters()).length).toBeLessThanOrEqual(1)
    const [{ id: letterId, state } = {}] = (await keptBy(stage)).outbox
    expect(state).toBe('unknown')
    expect(stage.portal.log).toContainEqual({ event: 'letter given up', letterId, outcome: 'unknown' })
  })
}

test('W5 letters that nobody could take in hand for three days are sent when the database is back', async ({
  stage,
}) => {
  await fillOutbox(stage)
  for (let day = 0; day < 3; day++) {
    await expect(stage.tick(undefined, stage.world([{ step: 'db', mode: 'before' }]))).rejects.toThrow()
    stage.letTimePass(dayOfMinutes)
  }
  await stage.tick()
  expect(await stage.portal.letters()).toHaveLength(7)
  expect(await statesOf(stage)).toEqual(Array(7).fill('sent'))
})

test('N4 five runs at once hand over each letter once', async ({ stage }) => {
  await fillOutbox(stage)
  const worlds = Array.from({ length: 5 }, () => stage.world([]))
  await Promise.all(worlds.map(({ platform }) => deliverLetters(platform)))
  const sent = worlds.flatMap(({ calls }) => calls.filter(({ name }) => name === 'mail.send'))
  expect(sent).toHaveLength(7)
  expect(await statesOf(stage)).toEqual(Array(7).fill('sent'))
})

test('a letter handed over after a slow upload is leased from when it is taken in hand', async ({
  stage,
}) => {
  const slowPhone = async () => stage.letTimePass(5)
  const world = stage.world([{ step: 1, mode: 'slow-after' }], { meanwhile: slowPhone })
  world.platform.mail.send = () => new Promise(() => {})
  void send(stage, world, {})
  await expect.poll(() => statesOf(stage)).toEqual(['sending'])
  const [row] = (await keptBy(stage)).outbox
  expect(Number(row!.next_try_at)).toBeGreaterThan(stage.portal.time.now.getTime())
})

test('S12 a letter goes out as it was written, though the portal has other words by then', async ({
  stage,
}) => {
  await fillOutbox(stage)
  const written = (await keptBy(stage)).outbox.map(({ html }) => html).toSorted()
  for (const rule of stage.portal.promises.retention.rules) rule.keepFor = 'P9Y'
  await stage.tick()
  const arrived = (await stage.portal.letters()).map(({ html }) => html).toSorted()
  expect(arrived).toEqual(written)
})

const statesOf = async (stage: Stage) => (await keptBy(stage)).outbox.map(({ state }) => state)
