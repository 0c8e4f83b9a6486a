import { expect } from '@playwright/test'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { failNext, notAllSent, watched } from './faults/mailing.ts'
import { test } from './faults/test.ts'
import { addReaders, leave, mailingIn, makeIssue, notOnce, statesOf } from './portal/mailing.ts'

test.describe.configure({ timeout: 240_000 })

test('N2 a hundred letters whose acceptance was not heard are sent again under their key and arrive once', async ({
  stage,
}) => {
  const readers = await addReaders(stage.portal, 101)
  await makeIssue(stage.portal)
  await failNext(stage, 'timeout-after-accept')
  await stage.tick()
  expect((await stage.portal.letters()).length).toBe(101)
  for (const minutes of [2, 2]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  expect(await notAllSent(stage, readers)).toEqual([])
})

test('N2 who leaves while nobody knows whether the letters arrived gets none if they had not, and keeps one if they had', async ({
  stage,
}) => {
  const { portal } = stage
  const readers = await addReaders(portal, 3)
  await makeIssue(portal)
  const begin = await stage.keep()
  for (const [mode, letters, state] of [
    ['timeout-after-accept', 1, 'sent'],
    ['5xx', 0, 'skipped'],
  ] as const) {
    await begin()
    await failNext(stage, mode)
    await stage.tick()
    await leave(portal, readers[1]!)
    stage.letTimePass(2)
    await stage.tick()
    expect(await portal.letters(readers[1]!.email), mode).toHaveLength(letters)
    expect(await notOnce(portal, [readers[0]!, readers[2]!]), mode).toEqual([])
    expect(await statesOf(portal), mode).toEqual(['sent', state, 'sent'])
    expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 2 + letters, skipped: 1 - letters })
  }
})

test('N2 when all who may have got it have left, nothing is sent and the issue says that it does not know', async ({
  stage,
}) => {
  const [reader] = await addReaders(stage.portal, 1)
  await makeIssue(stage.portal)
  await failNext(stage, '5xx')
  await stage.tick()
  await leave(stage.portal, reader!)
  stage.letTimePass(2)
  await stage.tick()
  expect(await mailingIn(stage.portal)).toMatchObject({ state: 'sent', unknown: 1, sent: 0 })
})

test('N2 who was left out of the first try and has come back before the repeat is not counted as having it', async ({
  stage,
}) => {
  const { portal } = stage
  const [stays, leaves] = await addReaders(portal, 2)
  await makeIssue(portal)
  const dies = stage.world([{ step: 5, mode: 'crash-before' }])
  await dies.run(() => sendIssues(dies.platform, stage.portal.promises))
  expect(await statesOf(portal)).toEqual(['waiting', 'waiting'])
  await leave(portal, leaves!)
  stage.letTimePass(2)
  await failNext(stage, 'timeout-after-accept')
  await stage.tick()
  await portal.client.batch(["update subscriptions set state = 'confirmed'", 'delete from suppressions'])
  stage.letTimePass(2)
  await stage.tick()
  expect(await notOnce(portal, [stays!])).toEqual([])
  expect(await portal.letters(leaves!.email)).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 1, skipped: 1 })
})

test('N3 letters of unknown fate are parked before their key expires, said in the log, and never sent again', {
  tag: '@proof',
}, async ({ stage }) => {
  const readers = await addReaders(stage.portal, 2)
  await makeIssue(stage.portal)
  await failNext(stage, 'timeout-after-accept', 1)
  await stage.tick()
  await failNext(stage, '5xx', 1_000)
  for (let hour = 0; hour < 30; hour++) {
    stage.letTimePass(60)
    await stage.tick()
  }
  expect(await mailingIn(stage.portal)).toMatchObject({ state: 'sent', unknown: 2, sent: 0 })
  expect(stage.portal.log).toContainEqual(
    expect.objectContaining({ event: 'letters given up', outcome: 'unknown' }),
  )
  await failNext(stage, 'off', 0)
  stage.letTimePass(60)
  await stage.tick()
  expect(await notOnce(stage.portal, readers)).toEqual([])
})

test('N3 a provider that only says «later» for thirty hours loses no letter, and none counts as tried', {
  tag: '@proof',
}, async ({ stage }) => {
  const readers = await addReaders(stage.portal, 101)
  await makeIssue(stage.portal)
  await failNext(stage, '429', 100_000)
  for (let hour = 0; hour < 30; hour += 3) {
    stage.letTimePass(180)
    await stage.tick()
  }
  expect((await stage.portal.rows('mailing_batches')).map(({ tries }) => tries)).toEqual([0, 0])
  await failNext(stage, 'off', 0)
  stage.letTimePass(2)
  await stage.tick()
  expect(await notAllSent(stage, readers)).toEqual([])
})

test('R-55 calls reach the provider no closer than it permits, however unevenly they are made ready', {
  tag: '@proof',
}, async ({ stage }) => {
  const { portal } = stage
  await addReaders(portal, 1_200)
  await makeIssue(portal)
  const begun: number[] = []
  const run = watched(stage, async () => begun.push(portal.time.now.getTime()))
  const { db } = run.platform
  let claims = 0
  run.platform.db = {
    ...db,
    async write(statements) {
      claims++
      if (claims % 3 === 0) await run.platform.pause(150)
      return db.write(statements)
    },
  }
  await run.send()
  expect(begun).toHaveLength(12)
  const gaps = begun.slice(1).map((at, i) => at - begun[i]!)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200)
})
