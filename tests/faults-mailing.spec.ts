import { expect } from '@playwright/test'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import type { Fault } from './faults/faulty.ts'
import { notAllSent, playMailing, watched } from './faults/mailing.ts'
import { seeded } from './faults/seeded.ts'
import { test } from './faults/test.ts'
import { addReaders, mailingIn, makeIssue } from './portal/mailing.ts'

test.describe.configure({ timeout: 240_000 })

test('N1 N2 N4 whatever fails once while an issue is listed and sent, each reader has it once and that is known', {
  tag: '@proof',
}, async ({ stage }) => {
  const readers = await addReaders(stage.portal, 2)
  await makeIssue(stage.portal)
  const begin = await stage.keep()
  const clean = await playMailing(stage, begin, readers)
  expect(clean.wrong).toEqual([])
  expect(clean.calls.length).toBeGreaterThan(8)
  const wrong = await withEveryFault(faultsOf(clean.calls), (fault) =>
    playMailing(stage, begin, readers, [[fault]]),
  )
  expect(wrong).toEqual([])
})

for (const mode of ['crash-before', 'crash-after', 'after'] as const)
  test(`N1 a listing of 2 350 readers that fails at any chunk (${mode}) is taken up where it was, none missed or doubled`, async ({
    stage,
  }) => {
    const { portal } = stage
    const readers = await addReaders(portal, 2_350)
    await makeIssue(portal)
    for (const plan of [[{ step: 3, mode }], [{ step: 4, mode }], [{ step: 5, mode }], []]) {
      const world = stage.world(plan)
      world.platform.mail.sendMany = async () => ({ outcome: 'later', retryAfterSeconds: 3_600 })
      await world.run(() => sendIssues(world.platform, stage.portal.promises).catch(() => 'failed'))
      stage.letTimePass(2)
    }
    const rows = await portal.rows('mailing_recipients')
    expect(rows.map((row) => row.subscription_id).sort()).toEqual(readers.map(({ id }) => id).sort())
    const sizes = Object.values(Object.groupBy(rows, (row) => String(row.batch_id)))
    expect(sizes.map((batch) => batch!.length).sort()).toEqual([...Array(23).fill(100), 50].sort())
    expect(await portal.rows('mailing_batches')).toHaveLength(24)
    expect(await mailingIn(portal)).toMatchObject({ recipients: 2_350, state: 'sending' })
  })

test('N4 five runs at once hand over each hundred once', async ({ stage }) => {
  const readers = await addReaders(stage.portal, 350)
  await makeIssue(stage.portal)
  const runs = Array.from({ length: 5 }, () => watched(stage))
  await Promise.all(runs.map(({ send }) => send()))
  expect(runs.flatMap(({ calls }) => calls)).toHaveLength(4)
  expect(await notAllSent(stage, readers)).toEqual([])
})

test('N4 two runs that both believe to have the issue hand over each hundred once', {
  tag: '@proof',
}, async ({ stage }) => {
  const readers = await addReaders(stage.portal, 650)
  await makeIssue(stage.portal)
  const other = watched(stage)
  const takeOver = async () => {
    await stage.portal.client.execute('update mailings set leased_until = null')
    await other.send()
  }
  let takenOver: Promise<void> | undefined
  const first = watched(stage, () => {
    takenOver ??= takeOver()
    return takenOver
  })
  await first.send()
  expect(other.calls.length).toBeGreaterThan(0)
  const keys = [...first.calls, ...other.calls].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  stage.letTimePass(2)
  await stage.tick()
  expect(await notAllSent(stage, readers)).toEqual([])
})

for (const number of [1, 2, 3, 4, 5, 6])
  test(`R-55 each reader has the issue once after deaths, refusals and lost answers in an order of chance (seed ${number})`, async ({
    stage,
  }) => {
    const readers = await addReaders(stage.portal, 220)
    await makeIssue(stage.portal)
    const seed = seeded(number)
    const modes = ['before', 'after', 'crash-before', 'crash-after', '5xx', '429', 'busy', 'cut'] as const
    const plan = (): Fault[] =>
      Array.from({ length: 3 }, () => ({ step: 1 + seed.below(14), mode: seed.oneOf(modes) }))
    const plans = Array.from({ length: 4 }, plan)
    const { wrong } = await playMailing(stage, async () => {}, readers, plans)
    expect(wrong).toEqual([])
  })
