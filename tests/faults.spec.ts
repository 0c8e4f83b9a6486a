import { expect } from '@playwright/test'
import { reapOrphans } from '../functions/applications/erasure/reaper.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { halves, keptBy, orphans, unreadableFiles } from './faults/kept.ts'
import { playSubmit, send, wholeForm } from './faults/submitting.ts'
import { test } from './faults/test.ts'
import { applicationForm, apply, fromOurPage, smallPdf } from './portal/applying.ts'

test.describe.configure({ timeout: 240_000 })

test('S1–S9 whatever fails once while an application is sent, it is kept once and answered the same', {
  tag: '@proof',
}, async ({ stage }) => {
  const begin = await stage.keep()
  const clean = await playSubmit(stage, begin)
  expect(clean.wrong).toEqual([])
  expect(clean.calls.map(({ name }) => name)).toEqual([
    ...['files.put', 'files.put', 'db'],
    ...['db', 'mail.send', 'db'],
  ])
  const wrong = await withEveryFault(faultsOf(clean.calls), (fault) => playSubmit(stage, begin, [[fault]]))
  expect(wrong).toEqual([])
})

test('S1 a phone that is cut off in the middle of its form leaves nothing behind', async ({ stage }) => {
  const { portal } = stage
  const whole = new Request('http://portal.example/', { method: 'POST', body: applicationForm() })
  const type = whole.headers.get('content-type')!
  const bytes = new Uint8Array(await whole.arrayBuffer())
  for (const share of [0.1, 0.5, 0.99]) {
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(bytes.subarray(0, bytes.length * share))
        stream.error(new Error('the phone went away'))
      },
    })
    const init = { method: 'POST', body, duplex: 'half', headers: { ...fromOurPage, 'Content-Type': type } }
    expect((await portal.app.request('/api/applications', init)).status).not.toBe(201)
  }
  expect(await keptBy(stage)).toMatchObject({ applications: [], sent_forms: [], objects: [] })
})

test('S2 with the database down a form gets a 503 that says when to come back, and nothing is kept', async ({
  stage,
}) => {
  const world = stage.world([{ step: 3, mode: 'before' }])
  const heard = await send(stage, world, wholeForm())
  expect(heard).toMatchObject({ status: 503, retryAfter: '30', text: expect.stringContaining('requestId') })
  const kept = await keptBy(stage)
  expect(kept).toMatchObject({ applications: [], application_files: [], consents: [], outbox: [] })
  expect(orphans(kept)).toHaveLength(2)
  stage.letTimePass(61)
  expect(
    await reapOrphans(stage.world().platform, stage.portal.promises.retention, stage.portal.time.now),
  ).toBe(2)
  expect(stage.portal.objects.size).toBe(0)
})

test('S4 with the bucket down a form gets a 503, and no row speaks of a file that is not there', async ({
  stage,
}) => {
  const heard = await send(stage, stage.world([{ step: 1, mode: 'before' }]), wholeForm())
  expect(heard).toMatchObject({ status: 503, retryAfter: '30' })
  expect(await keptBy(stage)).toMatchObject({ applications: [], application_files: [], outbox: [] })
})

for (const table of ['sent_forms', 'applications', 'consents', 'application_files', 'outbox']) {
  test(`S5 a batch that fails at ${table} keeps nothing at all, and the next attempt keeps everything`, async ({
    stage,
  }) => {
    const { portal } = stage
    await portal.client.execute(
      `create trigger refuse before insert on ${table} begin select raise(abort, 'no'); end`,
    )
    expect((await apply(portal)).status).toBe(500)
    expect(await keptBy(stage)).toMatchObject({ applications: [], consents: [], outbox: [], sent_forms: [] })
    await portal.client.execute('drop trigger refuse')
    expect((await apply(portal)).status).toBe(201)
    expect(halves(await keptBy(stage))).toEqual([])
  })
}

test('S10 a reaper that comes at any moment of a submit takes nothing younger than an hour', async ({
  stage,
}) => {
  const begin = await stage.keep()
  for (let step = 1; step <= 3; step++) {
    for (const mode of ['slow-before', 'slow-after'] as const) {
      await begin()
      const meanwhile = async () => {
        stage.letTimePass(59)
        await reapOrphans(stage.world().platform, stage.portal.promises.retention, stage.portal.time.now)
      }
      expect(await send(stage, stage.world([{ step, mode }], { meanwhile }), wholeForm())).toMatchObject({
        status: 201,
      })
      const kept = await keptBy(stage)
      expect(await unreadableFiles(stage, kept, smallPdf)).toEqual([])
      expect(kept.objects).toHaveLength(2)
    }
  }
})

test('eighty applications at once against a database that takes 150 ms all succeed', async ({ stage }) => {
  const { portal } = stage
  portal.turso.delay(150)
  const answers = await Promise.all(
    Array.from({ length: 80 }, (_, i) => apply(portal, { email: `p${i}@post.example` })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(80).fill(201))
  portal.turso.delay(0)
  const kept = await keptBy(stage)
  expect(kept.applications).toHaveLength(80)
  expect(await unreadableFiles(stage, kept, smallPdf)).toEqual([])
  expect(await portal.letters()).toHaveLength(80)
})
