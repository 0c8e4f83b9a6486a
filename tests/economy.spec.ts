import { cancelMailing, pauseMailing, resumeMailing } from '../functions/newsletter/sending/turning.ts'
import { everybodyConcerned } from '../functions/personal-data.ts'
import { tellOfPolicies } from '../functions/policy-news/tell.ts'
import { onTick } from '../functions/scheduled.ts'
import { faultsIn } from './bench/db/plans.ts'
import type { Recorded } from './bench/db/recorder.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { keepInPool } from './portal/keeping.ts'
import { addReaders, makeIssue, slug } from './portal/mailing.ts'
import { hourly, newsAt, withNewVersion } from './portal/policy-news.ts'
import { openPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { leavePool, press, receiptOf, withdraw } from './portal/withdrawing.ts'
import { write } from './portal/writing.ts'

test('a whole application with its letter asks little of others: four calls to the database, far below fifty in all', async () => {
  const { portal, asked } = await openCountingPortal()
  const before = portal.turso.requests()
  await apply(portal, { photo: new File([tinyPng()], 'jag.png') })
  await portal.letters()
  expect(asked).toMatchObject({ puts: 2, letters: 1 })
  expect(portal.turso.requests() - before).toBeLessThanOrEqual(4)
  await portal.close()
})

test('a message is one call to the database between request and answer, and four with its two letters', async () => {
  const { portal, asked } = await openCountingPortal()
  const before = portal.turso.requests()
  await write(portal)
  await portal.letters()
  expect(asked).toMatchObject({ puts: 0, letters: 2 })
  expect(portal.turso.requests() - before).toBeLessThanOrEqual(4)
  await portal.close()
  const alone = await openPortal({ outside: (platform) => ({ ...platform, afterwards: () => undefined }) })
  const beforeAlone = alone.turso.requests()
  expect((await write(alone)).status).toBe(201)
  expect(alone.turso.requests() - beforeAlone).toBe(1)
  await alone.close()
})

test('no batch of an application, a message, a receipt, a withdrawal, a letter ahead, keeping longer or the nightly work reads a whole table or sorts one', async () => {
  const { portal, statements } = await openCountingPortal()
  const { links } = await (
    await apply(portal, { phone: '070-174 06 05', 'consent-talent-pool': 'on' })
  ).json()
  await portal.app.request(new URL(links.receipt).pathname)
  await write(portal)
  const receipt = new URL(links.receipt).pathname
  await press(portal, receipt, leavePool)
  await press(portal, receipt, withdraw)
  const another = await receiptOf(portal, { email: 'another@post.example' })
  await portal.app.request('/api/health')
  await portal.app.request('/api/transparency')
  portal.time.now = new Date('2029-06-01T03:00:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '', at: portal.time.now })
  await press(portal, another, keepInPool)
  await onTick(portal.platform(), portal.promises, { cron: '', at: new Date('2040-01-01T03:00:00Z') })
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(25)
  await portal.close()
})

test('a hundred letters of an issue are two calls to the database and one to the provider, and no batch reads a whole table or sorts one', async () => {
  const { portal, statements, asked } = await openCountingPortal()
  await addReaders(portal, 420)
  await makeIssue(portal)
  const before = portal.turso.requests()
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  expect(await portal.letters()).toHaveLength(420)
  const besideTheLetters = [
    'ledger',
    'outbox',
    'take',
    'texts',
    'listing',
    'due',
    'due again',
    'let go',
    'take again',
  ]
  expect(asked.batches).toBe(5)
  expect(portal.turso.requests() - before).toBeLessThanOrEqual(2 * asked.batches + besideTheLetters.length)
  const { db } = portal.platform()
  await pauseMailing(db, slug)
  await resumeMailing(db, slug)
  await cancelMailing(db, slug, portal.time.now)
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(50)
  await portal.close()
})

test('a hundred people are told of a change in two calls to the database, and no batch reads a whole table or sorts one', async () => {
  const { portal, statements } = await openCountingPortal(withNewVersion('privacy'))
  await hourly(portal)
  await addReaders(portal, 420)
  await apply(portal)
  await write(portal)
  await portal.letters()
  portal.time.now = newsAt
  const before = portal.turso.requests()
  await tellOfPolicies(portal.platform(), portal.promises, everybodyConcerned(portal.promises))
  const besideThePeople = ['what is new']
  const [applicants, writers, readers] = [1, 1, 5]
  expect(portal.turso.requests() - before).toBe(2 * (applicants + writers + readers) + besideThePeople.length)
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(30)
  await portal.close()
})

test('a statement that reads a whole table is found', async ({ portal }) => {
  const careless = [{ sql: 'select * from applications where name = ?', args: ['Kim'], during: 'a look' }]
  expect(faultsIn(portal.databaseFile, careless as unknown as Recorded[]).faults).toHaveLength(1)
})
