import { expect } from '@playwright/test'
import { tellAhead } from '../functions/applications/telling/tell.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import type { Fault } from './faults/faulty.ts'
import { keptBy } from './faults/kept.ts'
import type { Stage } from './faults/stage.ts'
import { sweepIn } from './faults/sweeping.ts'
import { test } from './faults/test.ts'
import type { World } from './faults/world.ts'
import { keepInPool, openApplication, person, soonErased } from './portal/keeping.ts'
import { press, withdraw } from './portal/withdrawing.ts'

test.describe.configure({ timeout: 240_000 })

const telling = (stage: Stage, world: World) =>
  world.run(() =>
    tellAhead(world.platform, stage.portal.promises, stage.portal.time.now).catch(() => 'failed'),
  )

async function letAllLettersGo(stage: Stage) {
  for (const minutes of [2, 4, 8, 16]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
}

test('W1 W2 telling ahead that dies, fails or is overtaken at any step tells once', {
  tag: '@proof',
}, async ({ stage }) => {
  await soonErased(stage.portal, {})
  const begin = await stage.keep()
  const play = async (plan: Fault[] = []) => {
    await begin()
    const meanwhile = () => telling(stage, stage.world())
    const world = stage.world(plan, { meanwhile })
    await telling(stage, world)
    await telling(stage, stage.world())
    await letAllLettersGo(stage)
    const { applications } = await keptBy(stage)
    const letters = await stage.portal.letters(person)
    const wrong = [
      ...(letters.length === 1 ? [] : [`${letters.length} letters`]),
      ...(applications[0]?.told_ahead_of === applications[0]?.erase_by ? [] : ['not noted']),
    ]
    return { calls: world.calls, wrong }
  }
  const { calls, wrong } = await play()
  expect(wrong).toEqual([])
  expect(calls.map(({ name }) => name)).toEqual(['db', 'db'])
  expect(await withEveryFault(faultsOf(calls), (fault) => play([fault]))).toEqual([])
})

test('keeping longer is done whole or not at all, and confirmed once, whatever fails', {
  tag: '@proof',
}, async ({ stage }) => {
  const receipt = await soonErased(stage.portal, {})
  const begin = await stage.keep()
  const play = async (plan: Fault[] = []) => {
    await begin()
    const world = stage.world(plan, { meanwhile: () => press(stage.portal, receipt, keepInPool) })
    await world.run(() => press(world, receipt, keepInPool))
    const again = stage.world()
    await again.run(() => press(again, receipt, keepInPool))
    await letAllLettersGo(stage)
    const { applications, consents } = await keptBy(stage)
    const letters = await stage.portal.letters(person)
    const given = consents.filter(({ purpose }) => purpose === 'talent-pool')
    const wrong = [
      ...(letters.length === 1 ? [] : [`${letters.length} letters`]),
      ...(given.length === 1 ? [] : [`${given.length} consents`]),
      ...(applications[0]?.erase_by === '2031-05-17' ? [] : [`until ${applications[0]?.erase_by}`]),
    ]
    return { calls: world.calls, wrong }
  }
  const { calls, wrong } = await play()
  expect(wrong).toEqual([])
  expect(await withEveryFault(faultsOf(calls), (fault) => play([fault]))).toEqual([])
})

test('R-71 a press that meets the sweep on the last evening keeps all or loses all, never half', async ({
  stage,
}) => {
  const receipt = await soonErased(stage.portal, {})
  stage.portal.time.now = new Date('2029-06-15T21:59:00Z')
  const begin = await stage.keep()
  const nightOn = new Date('2029-06-15T22:00:00Z')
  for (const step of [1, 2]) {
    for (const mode of ['slow-before', 'slow-after'] as const) {
      await begin()
      const meanwhile = () => sweepIn(stage, stage.world().platform, nightOn)
      const world = stage.world([{ step, mode }], { meanwhile })
      await world.run(() => press(world, receipt, keepInPool))
      await sweepIn(stage, stage.world().platform, nightOn)
      const { applications, consents, objects, erasing, outbox } = await keptBy(stage)
      const last = outbox.filter(({ letter }) => letter === 'application-erased').length
      const kept = outbox.filter(({ letter }) => letter === 'application-kept').length
      const isKept = applications.length === 1
      expect([objects.length, consents.length, last, kept], `${mode} at ${step}`).toEqual(
        isKept ? [1, 2, 0, 1] : [0, 0, 1, 0],
      )
      expect(erasing).toEqual([])
      expect(applications.map(({ pool_rule }) => pool_rule)).toEqual(isKept ? ['talent-pool'] : [])
    }
  }
})

test('R-75 a withdrawal that meets the sweep on the last evening sends one last letter, whoever is first', {
  tag: '@proof',
}, async ({ stage }) => {
  const receipt = await soonErased(stage.portal, openApplication)
  stage.portal.time.now = new Date('2027-11-01T22:59:00Z')
  const begin = await stage.keep()
  const nightOn = new Date('2027-11-01T23:00:00Z')
  for (const step of [1, 2, 3, 4]) {
    for (const mode of ['slow-before', 'slow-after', 'crash-after'] as const) {
      await begin()
      const meanwhile = () => sweepIn(stage, stage.world().platform, nightOn)
      const world = stage.world([{ step, mode }], { meanwhile })
      await world.run(() => press(world, receipt, withdraw))
      await sweepIn(stage, stage.world().platform, nightOn)
      const { applications, objects, outbox } = await keptBy(stage)
      expect([applications, objects], `${mode} at ${step}`).toEqual([[], []])
      expect(
        outbox.map(({ letter }) => letter),
        `${mode} at ${step}`,
      ).toEqual([expect.stringMatching(/^application-(withdrawn|erased)$/)])
    }
  }
})
