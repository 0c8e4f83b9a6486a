import { expect } from '@playwright/test'
import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { reapOrphans } from '../functions/applications/erasure/reaper.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { keptBy, orphans } from './faults/kept.ts'
import { openStage } from './faults/stage.ts'
import { send, wholeForm } from './faults/submitting.ts'
import { dueDay, fillWithPeople, playSweep, stateOf, sweepIn } from './faults/sweeping.ts'
import { test } from './faults/test.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { fillWithApplications } from './portal/sweeping.ts'

test.describe.configure({ timeout: 240_000 })

test('W1 W2 a sweep that dies, fails or is overtaken by another at any step erases the same, counted once', {
  tag: '@proof',
}, async ({ stage }) => {
  await fillWithPeople(stage)
  const begin = await stage.keep()
  const clean = await playSweep(stage, begin)
  expect(clean.state.applications.map(({ email }) => String(email).split('@')[0])).toEqual([
    ...['due-in-part', 'withdrawn', 'stays'],
  ])
  expect(clean.state.lastTo).toEqual(['due-a@post.example', 'due-b@post.example', 'pool@post.example'])
  expect(clean.state.counted).toMatchObject({ application: 2, 'talent-pool': 1, 'contact-details': 3 })
  const wrong = await withEveryFault(faultsOf(clean.calls), async (fault) => {
    const played = await playSweep(stage, begin, [[fault]])
    const same = JSON.stringify(played.state) === JSON.stringify(clean.state)
    return { ...played, wrong: [...played.wrong, ...(same ? [] : ['R-75 the end is another'])] }
  })
  expect(wrong).toEqual([])
})

test('W2 a photo that falls due while a sweep is under way keeps its row until its object is gone', {
  tag: '@proof',
}, async ({ stage }) => {
  const { db } = stage.portal.platform()
  const { openings, retention } = stage.portal.promises
  const [early, late] = ['recruiter-gothenburg', jobSlug].map(
    (slug) => openings.find((opening) => opening.slug === slug)!,
  )
  for (const { slug } of [early!, late!]) {
    await send(stage, stage.world(), { ...wholeForm(), opening: slug, idempotencyKey: slug })
  }
  await endRecruitment(db, early!, retention, '2026-11-03')
  stage.letTimePass(3 * 24 * 60)
  const begin = await stage.keep()
  const { calls } = await playSweep(stage, begin)
  expect(await keptBy(stage)).toMatchObject({ objects: { length: 3 }, application_files: { length: 3 } })
  const meanwhile = () => endRecruitment(db, late!, retention, '2026-11-03')
  for (const fault of faultsOf(calls).filter(({ mode }) => mode === 'slow-after')) {
    const { wrong, state } = await playSweep(stage, begin, [[fault]], meanwhile)
    expect(wrong, `at ${fault.step}`).toEqual([])
    expect(state).toMatchObject({ objects: { length: 2 }, application_files: { length: 2 } })
  }
})

test('W2 a sweep ends only what it began: what another began and died over keeps its rows and its objects', {
  tag: '@proof',
}, async ({ stage }) => {
  await fillWithPeople(stage)
  const begin = await stage.keep()
  const { calls } = await playSweep(stage, begin)
  const begins = calls.findLastIndex(({ name }) => name === 'files.remove')
  const yearsOn = new Date('2031-12-01T12:00:00Z')
  for (let death = 1; death <= calls.length; death++) {
    await begin()
    const other = stage.world([{ step: death, mode: 'crash-after' }])
    const meanwhile = () => other.run(() => sweepIn(stage, other.platform, yearsOn))
    const first = stage.world([{ step: begins, mode: 'slow-after' }], { meanwhile })
    await first.run(() => sweepIn(stage, first.platform))
    expect(orphans(await keptBy(stage)), `the other died after ${death}`).toEqual([])
    await sweepIn(stage, stage.world().platform, yearsOn)
    expect(await keptBy(stage)).toMatchObject({ applications: [], application_files: [], objects: [] })
  }
})

test('R-75 I10 I11 with foreign keys off the sweep ends the same', { tag: '@proof' }, async ({ stage }) => {
  await fillWithPeople(stage)
  const withKeys = await playSweep(stage, await stage.keep())
  const other = await openStage({ foreignKeys: false })
  await fillWithPeople(other)
  const without = await playSweep(other, await other.keep())
  await other.close()
  const shape = ({ state }: typeof without) =>
    Object.entries(state).map(([name, rows]) => [name, Array.isArray(rows) ? rows.length : rows])
  expect(shape(without)).toEqual(shape(withKeys))
})

for (const [what, sentAt, lastMoment] of [
  ['a day that begins in winter and ends in summer time', '2028-03-25T09:00:00Z', '2029-03-24T22:59:59Z'],
  ['a day that ends summer time', '2028-10-28T09:00:00Z', '2029-10-27T21:59:59Z'],
  ['a 29\u00a0February', '2028-02-29T09:00:00Z', '2029-02-27T22:59:59Z'],
  ['a last evening of the year', '2027-12-31T22:30:00Z', '2028-12-30T22:59:59Z'],
  ['a first minute of the year', '2027-12-31T23:00:30Z', '2028-12-31T22:59:59Z'],
] as const) {
  test(`W3 what was sent on ${what} is erased as its day begins, and not a second before`, async ({
    stage,
  }) => {
    const { portal } = stage
    portal.time.now = new Date(sentAt)
    await apply(portal, { opening: 'open', role: 'student' })
    portal.time.now = new Date(lastMoment)
    for (const daysOff of [-1, 0]) {
      const at = new Date(portal.time.now.getTime() + daysOff * 24 * 3_600_000)
      await sweepIn(stage, stage.world().platform, at)
    }
    expect((await keptBy(stage)).applications).toHaveLength(1)
    await sweepIn(stage, stage.world().platform, new Date(portal.time.now.getTime() + 1000))
    expect(await keptBy(stage)).toMatchObject({ applications: [], objects: [] })
  })
}

test('W4 the reaper finds each of 2 500 orphans and no file that has a row', async ({ stage }) => {
  const { portal } = stage
  const { files } = portal.platform()
  await send(stage, stage.world(), wholeForm())
  const orphan = (i: number) => `cv/2026-11-02/${i.toString(16).padStart(32, '0')}`
  for (let i = 0; i < 2_500; i++) await files.put(orphan(i * 2 ** 20), new Uint8Array(1))
  expect(await reapOrphans(stage.world().platform, portal.promises.retention, portal.time.now)).toBe(0)
  stage.letTimePass(61)
  await files.put(orphan(0xffff_ffff), new Uint8Array(1))
  expect(await reapOrphans(stage.world().platform, portal.promises.retention, portal.time.now)).toBe(2_500)
  expect(portal.objects.size).toBe(3)
  expect(orphans(await keptBy(stage))).toEqual([orphan(0xffff_ffff)])
})

test('W5 after three days without a database the nightly cron makes good all that was left undone', async ({
  stage,
}) => {
  await fillWithPeople(stage)
  const form = { ...wholeForm(), opening: 'open', role: 'student' }
  const noDatabase = [{ step: 'db', mode: 'before' }] as const
  for (let night = 0; night < 3; night++) {
    expect(await send(stage, stage.world(noDatabase), form)).toMatchObject({
      status: 503,
    })
    stage.letTimePass(14 * 60)
    const world = stage.world(noDatabase)
    await expect(stage.tick('17 2 * * *', world)).rejects.toThrow()
    stage.letTimePass(10 * 60)
  }
  expect(orphans(await keptBy(stage))).toHaveLength(6)
  stage.letTimePass(14 * 60)
  await stage.tick('17 2 * * *')
  const kept = await keptBy(stage)
  expect(orphans(kept)).toEqual([])
  expect((await stateOf(stage)).counted).toMatchObject({ application: 2, 'talent-pool': 1 })
})

test('W5 a long list of what is due is erased in batches of at most a thousand', async ({ stage }) => {
  const { portal } = stage
  await fillWithApplications(portal, 2_500)
  await sweepIn(stage, stage.world().platform, new Date(dueDay))
  const kept = await keptBy(stage)
  expect(kept.applications).toEqual([])
  expect(kept.erasures.map(({ count }) => count)).toEqual([1_000, 1_000, 500])
})
