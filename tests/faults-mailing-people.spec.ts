import { expect } from '@playwright/test'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { cancelMailing, pauseMailing, resumeMailing } from '../functions/newsletter/sending/turning.ts'
import { failNext, watched } from './faults/mailing.ts'
import { seeded } from './faults/seeded.ts'
import { test } from './faults/test.ts'
import { addReaders, leave, mailingIn, makeIssue, notOnce, slug, statesOf } from './portal/mailing.ts'

test.describe.configure({ timeout: 240_000 })

test('N5 an issue cancelled on the way goes to nobody who was not already being written to', async ({
  stage,
}) => {
  const { portal } = stage
  await addReaders(portal, 1_200)
  await makeIssue(portal)
  let atCancel = 0
  const run = watched(stage, async (call) => {
    if (call === 2) await cancelMailing(portal.platform().db, slug, portal.time.now)
    atCancel ||= call === 2 ? run.calls.length : 0
  })
  await run.send()
  expect(run.calls.length).toBeLessThanOrEqual(atCancel + 3)
  const { sent, state } = await mailingIn(portal)
  expect(state).toBe('cancelled')
  expect(sent).toBe(run.calls.length * 100)
  for (const minutes of [5, 60]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  expect(await portal.letters()).toHaveLength(run.calls.length * 100)
  const states = (await portal.rows('mailing_batches')).map((row) => row.state)
  expect(new Set(states)).toEqual(new Set(['sent', 'cancelled']))
  expect(await resumeMailing(portal.platform().db, slug)).toBeUndefined()
})

test('N5 a paused issue waits for days and goes on where it was, to whoever still wants it', {
  tag: '@proof',
}, async ({ stage }) => {
  const { portal } = stage
  const readers = await addReaders(portal, 900)
  await makeIssue(portal)
  const run = watched(stage, async (call) => {
    if (call === 1) await pauseMailing(portal.platform().db, slug)
  })
  await run.send()
  const before = run.calls.length
  expect(before).toBeLessThan(9)
  stage.letTimePass(3 * 24 * 60)
  await stage.tick()
  expect(await portal.letters()).toHaveLength(before * 100)
  const last = readers.at(-1)!
  await leave(portal, last)
  await resumeMailing(portal.platform().db, slug)
  await stage.tick()
  expect(await notOnce(portal, readers.slice(0, -1))).toEqual([])
  expect(await portal.letters(last.email)).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 899, skipped: 1 })
})

test('N5 what may have arrived when an issue is cancelled is counted as unknown, and nothing stays waiting', async ({
  stage,
}) => {
  const { portal } = stage
  await addReaders(portal, 2)
  await makeIssue(portal)
  await failNext(stage, '5xx')
  await stage.tick()
  await cancelMailing(portal.platform().db, slug, portal.time.now)
  expect(await mailingIn(portal)).toMatchObject({ state: 'cancelled', unknown: 2 })
  expect((await portal.rows('mailing_batches')).map(({ state }) => state)).toEqual(['unknown'])
})

test('N5 a call that is under way when its issue is cancelled, and whose answer is lost, waits for nothing more', async ({
  stage,
}) => {
  const { portal } = stage
  await addReaders(portal, 2)
  await makeIssue(portal)
  await failNext(stage, '5xx')
  const run = watched(stage, () => cancelMailing(portal.platform().db, slug, portal.time.now))
  await run.send()
  expect(await mailingIn(portal)).toMatchObject({ state: 'cancelled', unknown: 2 })
  expect((await portal.rows('mailing_batches')).map(({ state }) => state)).toEqual(['unknown'])
  expect(await statesOf(portal)).toEqual(['unknown', 'unknown'])
})

test('X3 who leaves after the listing and before the claim gets nothing, and is counted as skipped', async ({
  stage,
}) => {
  const { portal } = stage
  const readers = await addReaders(portal, 101)
  await makeIssue(portal)
  await failNext(stage, '429', 2)
  const dead = stage.world([{ step: 5, mode: 'crash-before' }])
  await dead.run(() => sendIssues(dead.platform, stage.portal.promises))
  expect(await statesOf(portal)).toHaveLength(101)
  await leave(portal, readers[7]!)
  await leave(portal, readers[100]!, 'all')
  stage.letTimePass(2)
  await stage.tick()
  expect(await portal.letters(readers[7]!.email)).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', recipients: 101, sent: 99, skipped: 2 })
})

test('X3 who leaves between the claim and the call gets at most the letter under way, and it is counted', async ({
  stage,
}) => {
  const { portal } = stage
  const readers = await addReaders(portal, 2)
  await makeIssue(portal)
  await watched(stage, () => leave(portal, readers[0]!)).send()
  const { sent } = await mailingIn(portal)
  expect(sent).toBe((await portal.letters()).length)
})

test('I7 a claim that could not be used within ten seconds is let go, and who left meanwhile gets nothing', async ({
  stage,
}) => {
  const { portal } = stage
  const readers = await addReaders(portal, 2)
  await makeIssue(portal)
  const world = stage.world()
  const { tokenFor } = world.platform.addresses
  let isSlow = true
  world.platform.addresses.tokenFor = async (...asked) => {
    if (isSlow) {
      isSlow = false
      await leave(portal, readers[1]!)
      stage.letTimePass(0.2)
    }
    return tokenFor(...asked)
  }
  await sendIssues(world.platform, stage.portal.promises)
  expect(await portal.letters(readers[1]!.email)).toEqual([])
  expect(await notOnce(portal, [readers[0]!])).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 1, skipped: 1 })
})

test('S12 an issue goes out as it was when it was made, though the portal looks and answers otherwise by then', async ({
  stage,
}) => {
  const { portal } = stage
  await addReaders(portal, 3)
  await makeIssue(portal)
  const texts = await portal.rows('mailing_texts')
  portal.promises.site.name = 'Something else'
  portal.promises.site.contact.email = 'other@larkspar.example'
  await stage.tick()
  const letters = await portal.letters()
  expect(letters).toHaveLength(3)
  for (const { html, subject, replyTo } of letters) {
    const withoutReader = html.replace(/(unsubscribe\/)[^/]+/, '$1{reader}')
    expect(texts.map((text) => text.html)).toContain(withoutReader)
    expect(texts.map((text) => text.subject)).toContain(subject)
    expect(replyTo).toEqual(['hej@larkspar.example'])
  }
})

test('R-53 whoever has left before a hundred is claimed is not among them, whenever that is', {
  tag: '@proof',
}, async ({ stage }) => {
  const { portal } = stage
  const readers = await addReaders(portal, 1_500)
  await makeIssue(portal)
  const seed = seeded(53)
  const events: string[] = []
  const leaving = async () => {
    for (let one = 0; one < 12; one++) {
      const [reader] = readers.splice(seed.below(readers.length), 1)
      await leave(portal, reader!)
      events.push(`left ${reader!.email}`)
    }
  }
  const run = watched(stage, leaving)
  const { write } = run.platform.db
  run.platform.db.write = (statements) => {
    const claimed = /update mailing_batches\s+set state = 'sending'/.test(statements[0]!.toSQL().sql)
    if (claimed)
      events.push(`claims ${statements[0]!.toSQL().params.find((one) => String(one).length === 36)}`)
    return write(statements)
  }
  await run.send()
  expect(run.calls).toHaveLength(15)
  const wrong = run.calls.flatMap(({ letters, key }) => {
    const before = new Set(events.slice(0, events.indexOf(`claims ${key}`)))
    return letters.filter(({ to }) => before.has(`left ${to}`)).map(({ to }) => `${to} in ${key}`)
  })
  expect(wrong).toEqual([])
  expect((await mailingIn(portal)).skipped).toBeGreaterThan(20)
})
