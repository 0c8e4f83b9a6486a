import { faultsIn } from './bench/db/plans.ts'
import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { askToMove, moveLinkIn } from './portal/moving.ts'
import { cookiesOf, followLink, visit } from './portal/my-data.ts'
import { answer, ask, enter, hourAt } from './portal/requests.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { askForExport } from './portal/unzip.ts'
import { write } from './portal/writing.ts'

test('a download of everything held is three calls to the database, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const email = 'nora.lund@post.example'
  for (const letter of ['one', 'two']) await apply(portal, { email, letter, 'consent-talent-pool': 'on' })
  await write(portal, { email })
  const cookie = await visit(portal, email)
  await portal.letters()
  const [before, already] = [portal.turso.requests(), statements.length]
  await (await askForExport(portal, cookie)).arrayBuffer()
  expect(portal.turso.requests() - before).toBe(3)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(10)
  await portal.close()
})

test('moving everything to another address is two calls to the database, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const email = 'nora.lund@post.example'
  for (const letter of ['one', 'two']) await apply(portal, { email, letter })
  await write(portal, { email })
  await subscribe(portal, { email })
  const asked = await askToMove(portal, await visit(portal, email))
  const link = await moveLinkIn(portal)
  const [before, already] = [portal.turso.requests(), statements.length]
  await followLink(portal, link, { cookies: cookiesOf(asked) })
  await portal.letters()
  const delivering = 3
  expect(portal.turso.requests() - before).toBeLessThanOrEqual(2 + delivering)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already - 4))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(15)
  await portal.close()
})

test('the queue of requests is read in one call, and nothing done in it reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const email = 'nora.lund@post.example'
  await apply(portal, { email })
  const already = statements.length
  const reference = await enter(portal, { kind: 'erasure' })
  await ask(portal, 'extend', reference, '--to', '2027-01-02', '--because', 'x')
  await answer(portal, reference)
  await ask(portal, 'told', reference, '--recipient', 'Måkevik Landstrøm AS')
  await enter(portal)
  const [application] = await portal.rows('applications')
  const what = String(application!.id)
  await act(portal, await visit(portal, email), 'correct', { what, field: 'name', value: 'Nora Lunde' })
  const before = portal.turso.requests()
  await ask(portal, 'list')
  expect(portal.turso.requests() - before).toBe(1)
  await hourAt(portal, '2026-11-28T09:00:00Z')
  await hourAt(portal, '2029-11-28T09:00:00Z')
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(25)
  await portal.close()
})
