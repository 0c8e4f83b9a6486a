import { onTick } from '../functions/scheduled.ts'
import { act } from './portal/acting.ts'
import { applied, onlyId } from './portal/holding.ts'
import { addReaders, makeIssue } from './portal/mailing.ts'
import { moveTo } from './portal/moving.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { eraseBy } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const restrict = (portal: TestPortal, cookie: string, what: string, reason = 'needed') =>
  act(portal, cookie, 'restrict', { what, reason })
const end = (portal: TestPortal, cookie: string, what: string) =>
  act(portal, cookie, 'restrict', { what, lift: 'on' })

/** The database as it was, an hour after what came since. */
async function restored(portal: TestPortal, copy: string): Promise<TestPortal> {
  minutesLater(portal, 60)
  return putBack(portal, copy)
}

/** Has it follow all of the ledger once more. */
async function tickAnew(portal: TestPortal): Promise<void> {
  await portal.client.execute('delete from ledger_marks')
  await tick(portal)
}

test('E5 R-74 the retention job of a restored database leaves alone what its person had restricted since the copy was made, until they end it', async ({
  portal,
}) => {
  const what = await applied(portal)
  portal.time.now = new Date(`${eraseBy}T02:00:00Z`)
  const copy = backUp(portal)
  await restrict(portal, await visit(portal), what, 'inaccurate')
  const back = await restored(portal, copy)
  const sweep = () => onTick(back.platform(), back.promises, { cron: 'sweep', at: back.time.now })
  await sweep()
  expect(await back.rows('applications')).toMatchObject([{ id: what, email: owner }])
  expect(await back.rows('restrictions')).toEqual([
    { subject_id: what, reason: 'inaccurate', since_on: eraseBy, review_on: '2029-09-16' },
  ])
  await end(back, await visit(back), what)
  await sweep()
  for (const table of ['applications', 'restrictions']) expect(await back.rows(table), table).toEqual([])
  await back.close()
})

test('E5 R-66 a restored database sends no issue to whoever had the newsletter restricted since the copy was made', async ({
  portal,
}) => {
  await subscribe(portal, { email: owner })
  const what = await onlyId(portal, 'subscriptions')
  await addReaders(portal, 2)
  const copy = backUp(portal)
  await restrict(portal, await visit(portal), what)
  const back = await restored(portal, copy)
  await makeIssue(back)
  await tick(back)
  const written = (await back.rows('mailing_recipients')).map(({ subscription_id }) => subscription_id)
  expect(written).toHaveLength(2)
  expect(written).not.toContain(what)
  await back.close()
})

test('E5 R-66 a restriction that was ended has ended in a restored database too, and one put anew stands as it was put, however often the ledger is followed', async ({
  portal,
}) => {
  const what = await applied(portal)
  await write(portal, { email: owner })
  const message = await onlyId(portal, 'contact_messages')
  const cookie = await visit(portal)
  for (const one of [what, message]) await restrict(portal, cookie, one)
  minutesLater(portal, 1)
  const copy = backUp(portal)
  for (const one of [what, message]) await end(portal, cookie, one)
  minutesLater(portal, 1)
  await restrict(portal, cookie, what, 'unlawful')
  minutesLater(portal, 1)
  await restrict(portal, cookie, what, 'objected')
  const asItWasPut = [{ subject_id: what, reason: 'unlawful' }]
  expect(await portal.rows('restrictions')).toMatchObject(asItWasPut)
  const back = await restored(portal, copy)
  expect(await back.rows('restrictions')).toHaveLength(2)
  for (const follow of [tick, tickAnew]) {
    await follow(back)
    expect(await back.rows('restrictions')).toEqual(await portal.rows('restrictions'))
  }
  await back.close()
})

test('E5 R-68 what its person restricted and then erased stays erased, and what came after the copy leaves nothing behind', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const message = await onlyId(portal, 'contact_messages')
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const later = await applied(portal)
  const cookie = await visit(portal)
  for (const one of [message, later]) await restrict(portal, cookie, one)
  minutesLater(portal, 1)
  await act(portal, cookie, 'erase', { what: message, confirm: 'on' })
  expect(await portal.rows('restrictions')).toMatchObject([{ subject_id: later }])
  const back = await restored(portal, copy)
  for (const follow of [tick, tickAnew]) {
    await follow(back)
    for (const table of ['contact_messages', 'applications', 'restrictions'])
      expect(await back.rows(table), table).toEqual([])
  }
  await back.close()
})

test('E5 R-66 what was restricted under a new address is restricted where a restored database has it under the old one', async ({
  portal,
}) => {
  const what = await applied(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await restrict(portal, await moveTo(portal), what)
  const back = await restored(portal, copy)
  await tick(back)
  expect(await back.rows('applications')).toMatchObject([{ id: what, email: owner }])
  expect(await back.rows('restrictions')).toEqual(await portal.rows('restrictions'))
  await back.close()
})

test('the note of a restriction says when, on what and for which of the four reasons, names nobody, and goes with the notes of erasures', async ({
  portal,
}) => {
  const what = await applied(portal)
  const at = portal.time.now.getTime()
  const cookie = await visit(portal)
  await restrict(portal, cookie, what)
  minutesLater(portal, 1)
  await end(portal, cookie, what)
  const notes = [...portal.objects].filter(([name]) => name.startsWith('ledger/at/'))
  expect(notes.map(([, { bytes }]) => JSON.parse(new TextDecoder().decode(bytes)))).toEqual([
    {
      kind: 'restricted',
      addressHash: await portal.platform().addressHash(owner),
      subjectId: what,
      reason: 'needed',
      at,
    },
    { kind: 'released', subjectId: what, at: at + 60_000 },
  ])
  portal.time.now = new Date('2026-12-20T03:17:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  expect([...portal.objects.keys()].filter((one) => one.startsWith('ledger/'))).toEqual([])
})

test('R-66 a restriction that cannot be noted is neither put nor said to be done, and the second press puts it', async ({
  portal,
}) => {
  const what = await applied(portal)
  const cookie = await visit(portal)
  portal.objects.set = () => {
    throw new Error('silent')
  }
  expect((await restrict(portal, cookie, what)).status).toBeGreaterThanOrEqual(500)
  expect(await portal.rows('restrictions')).toEqual([])
  Reflect.deleteProperty(portal.objects, 'set')
  expect((await restrict(portal, cookie, what)).status).toBe(303)
  expect(await portal.rows('restrictions')).toMatchObject([{ subject_id: what }])
})
