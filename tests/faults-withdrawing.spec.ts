import { expect } from '@playwright/test'
import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { keptBy } from './faults/kept.ts'
import { test } from './faults/test.ts'
import { personWithReceipt, playWithdraw } from './faults/withdrawing.ts'
import { jobSlug } from './portal/applying.ts'
import { press, withdraw } from './portal/withdrawing.ts'

test.describe.configure({ timeout: 240_000 })

test('E1 E2 E4 a withdrawal that dies, fails or meets the sweep at any step ends the same: all erased, one last letter', {
  tag: '@proof',
}, async ({ stage }) => {
  const receipt = await personWithReceipt(stage)
  const begin = await stage.keep()
  const { calls, wrong } = await playWithdraw(stage, begin, receipt)
  expect(wrong).toEqual([])
  expect(calls.filter(({ name }) => name === 'files.remove')).toHaveLength(1)
  expect(
    await withEveryFault(faultsOf(calls), (fault) => playWithdraw(stage, begin, receipt, [fault])),
  ).toEqual([])
})

test('E1 when the bucket stays down the person is answered, sees nothing more of it, and the sweep erases it later', async ({
  stage,
}) => {
  const receipt = await personWithReceipt(stage)
  const world = stage.world([{ step: 'files.remove', mode: 'before' }])
  const heard = await world.run(() => press(world, receipt, withdraw))
  expect(heard !== 'dead' && heard.status).toBe(303)
  expect(await keptBy(stage)).toMatchObject({ erasing: { length: 1 }, objects: { length: 2 } })
  expect((await stage.portal.app.request(receipt)).status).toBe(410)
  expect(stage.portal.log.map(({ event }) => event)).toContain('erasure left to the retention job')
  expect((await keptBy(stage)).sent_forms).toEqual([])
  await stage.tick('17 * * * *')
  expect(await keptBy(stage)).toMatchObject({ erasing: [], applications: [], objects: [] })
})

test('R-67 a recruitment that ends between the question and the answer keeps the application whole', async ({
  stage,
}) => {
  const receipt = await personWithReceipt(stage)
  const { openings, retention } = stage.portal.promises
  const opening = openings.find(({ slug }) => slug === jobSlug)!
  const meanwhile = () => endRecruitment(stage.portal.platform().db, opening, retention, '2026-11-02')
  const world = stage.world([{ step: 1, mode: 'slow-after' }], { meanwhile })
  const heard = await world.run(() => press(world, receipt, withdraw))
  expect(heard !== 'dead' && heard.status).toBe(409)
  expect(await keptBy(stage)).toMatchObject({
    applications: { length: 1 },
    erasing: [],
    objects: { length: 2 },
  })
})

test('the letter that one has left the talent pool is queued with the withdrawal or not at all', {
  tag: '@proof',
}, async ({ stage }) => {
  const receipt = await personWithReceipt(stage)
  const begin = await stage.keep()
  const clean = stage.world([])
  await clean.run(() => press(clean, receipt, { action: 'withdraw-consent' }))
  for (const fault of faultsOf(clean.calls)) {
    await begin()
    const world = stage.world([fault])
    await world.run(() => press(world, receipt, { action: 'withdraw-consent' }))
    const again = stage.world()
    await again.run(() => press(again, receipt, { action: 'withdraw-consent' }))
    for (const minutes of [2, 4, 8]) {
      stage.letTimePass(minutes)
      await stage.tick()
    }
    const kept = await keptBy(stage)
    const name = `${fault.mode} at ${fault.step}`
    expect(
      kept.consents.filter(({ event }) => event === 'withdrawn'),
      name,
    ).toHaveLength(1)
    expect(kept.applications, name).toMatchObject([{ pool_rule: null }])
    const letters = await stage.portal.letters('asa.oberg@post.example')
    expect(
      letters.filter(({ subject }) => subject.includes('kandidatbank')),
      name,
    ).toHaveLength(1)
  }
})
