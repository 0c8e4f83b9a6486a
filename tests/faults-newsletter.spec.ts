import { expect } from '@playwright/test'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import type { Stage } from './faults/stage.ts'
import { confirming, leaving, type Play, playWithNewsletter, subscribing } from './faults/subscribing.ts'
import { test } from './faults/test.ts'
import { press, signUp, subscribe } from './portal/subscribing.ts'

test.describe.configure({ timeout: 240_000 })

/** Plays cleanly, counting the calls to the database before the answer, and then with every fault. */
async function expectSafe(stage: Stage, play: Play): Promise<void> {
  const begin = await stage.keep()
  const clean = await playWithNewsletter(stage, begin, play)
  expect(clean.wrong).toEqual([])
  expect(clean.calls[0]?.name).toBe('db')
  const wrong = await withEveryFault(faultsOf(clean.calls), (fault) =>
    playWithNewsletter(stage, begin, play, [fault]),
  )
  expect(wrong).toEqual([])
}

test('U1 whatever fails once while somebody signs up, there is one row with its letter, or nothing', {
  tag: '@proof',
}, async ({ stage }) => {
  await expectSafe(stage, subscribing)
})

test('U4 whatever fails once while somebody confirms, there is one subscription with its record, or the row still waits', {
  tag: '@proof',
}, async ({ stage }) => {
  await signUp(stage.portal)
  await expectSafe(stage, await confirming(stage))
})

test('X1 X2 whatever fails once while a mail provider leaves for somebody, 200 is said only when they have left', {
  tag: '@proof',
}, async ({ stage }) => {
  const { token } = await subscribe(stage.portal)
  await expectSafe(stage, leaving(token))
})

test('U3 whoever confirms and leaves at the same moment has left, in whatever order it happened', async ({
  stage,
}) => {
  const { portal } = stage
  const { token } = await subscribe(portal)
  await press(portal, `/sv/newsletter/unsubscribe/${token}/`)
  await signUp(portal)
  const play = await confirming(stage)
  const begin = await stage.keep()
  for (let round = 0; round < 10; round++) {
    await begin()
    const leave = () => leaving(token).act(portal)
    await Promise.all(round % 2 ? [play.act(portal), leave()] : [leave(), play.act(portal)])
    await leave()
    expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
    expect(await portal.rows('suppressions')).toHaveLength(1)
  }
})
