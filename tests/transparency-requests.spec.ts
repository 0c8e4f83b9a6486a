import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { answer, ask, enter } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'

/** What is said of requests at an instant, once what was remembered has grown old. */
async function saidAt(portal: TestPortal, instant: string) {
  portal.time.now = new Date(instant)
  const { requests } = await (await portal.app.request('/api/transparency')).json()
  return requests
}

test('R-69 a request that waits is late when the day of its answer is past, at midnight where we are, and no minute before', async ({
  portal,
}) => {
  const nobody = { waiting: 0, late: 0, answered: 0, answeredByKind: [] }
  expect(await saidAt(portal, '2026-11-02T09:30:00Z')).toEqual(nobody)
  const reference = await enter(portal)
  expect(await saidAt(portal, '2026-12-02T22:59:59Z')).toMatchObject({ waiting: 1, late: 0 })
  expect(await saidAt(portal, '2026-12-02T23:00:10Z')).toMatchObject({ waiting: 1, late: 1, answered: 0 })
  const page = await (await portal.app.request('/nb/transparency/')).json()
  expect(page.model.requests).toMatchObject({ late: 1 })
  await answer(portal, reference)
  expect(await saidAt(portal, '2026-12-03T12:00:00Z')).toMatchObject({ waiting: 0, late: 0, answered: 1 })
})

test('R-69 a request that was put off is late by its later day alone', async ({ portal }) => {
  const reference = await enter(portal)
  await ask(portal, 'extend', reference, '--to', '2027-01-31', '--because', 'Mycket att söka igenom.')
  expect(await saidAt(portal, '2027-01-31T12:00:00Z')).toMatchObject({ waiting: 1, late: 0 })
  expect(await saidAt(portal, '2027-02-01T12:00:00Z')).toMatchObject({ waiting: 1, late: 1 })
})

test('R-69 an objection from my data counts like every other request, for twelve months after its answer', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [application] = await portal.rows('applications')
  await act(portal, await visit(portal), 'object', { what: String(application!.id), reason: '' })
  expect(await saidAt(portal, '2026-12-03T12:00:00Z')).toMatchObject({ waiting: 1, late: 1 })
  await answer(portal, String(application!.reference), '--because', 'You are right.')
  expect(await saidAt(portal, '2027-12-02T12:00:00Z')).toMatchObject({ waiting: 0, answered: 1 })
  expect(await saidAt(portal, '2027-12-03T12:00:00Z')).toMatchObject({ waiting: 0, answered: 0 })
  expect(await portal.rows('objections')).toHaveLength(1)
})

test('a kind of request that fewer than five people made is not named, only counted with the rest', async ({
  portal,
}) => {
  for (const kind of ['access', 'erasure', 'access', 'erasure', 'access', 'erasure', 'access', 'erasure'])
    await answer(portal, await enter(portal, { kind }))
  expect(await saidAt(portal, '2026-11-03T09:30:00Z')).toMatchObject({ answered: 8, answeredByKind: [] })
  await answer(portal, await enter(portal, { kind: 'access' }))
  await enter(portal, { kind: 'access' })
  expect(await saidAt(portal, '2026-11-03T09:31:00Z')).toEqual({
    waiting: 1,
    late: 0,
    answered: 9,
    answeredByKind: [{ kind: 'access', answered: 5 }],
  })
})

test('what people did in my data themselves waited for nobody and is not counted', async ({ portal }) => {
  await apply(portal, { email: owner })
  await act(portal, await visit(portal), 'erase', { what: 'everything', confirm: 'on' })
  expect(await portal.rows('requests')).toHaveLength(1)
  expect(await saidAt(portal, '2026-11-03T09:30:00Z')).toMatchObject({ waiting: 0, answered: 0 })
})

test('the whole account, of erasures and of answers, is one call to the database', async ({ portal }) => {
  await enter(portal)
  const before = portal.turso.requests()
  await saidAt(portal, '2026-11-03T09:30:00Z')
  expect(portal.turso.requests() - before).toBe(1)
})
