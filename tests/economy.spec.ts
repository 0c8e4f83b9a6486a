import { cancelMailing, pauseMailing, resumeMailing } from '../functions/newsletter/sending/turning.ts'
import { everybodyConcerned } from '../functions/personal-data.ts'
import { tellOfPolicies } from '../functions/policy-news/tell.ts'
import { onTick } from '../functions/scheduled.ts'
import { faultsIn } from './bench/db/plans.ts'
import type { Recorded } from './bench/db/recorder.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply } from './portal/applying.ts'
import { keepInPool } from './portal/keeping.ts'
import { addReaders, makeIssue, slug } from './portal/mailing.ts'
import { askToMove, moveLinkIn } from './portal/moving.ts'
import { cookiesOf, followLink, visit } from './portal/my-data.ts'
import { hourly, newsAt, withNewVersion } from './portal/policy-news.ts'
import { openPortal, type PortalOptions } from './portal/portal.ts'
import { answer, ask, enter, hourAt } from './portal/requests.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { askForExport } from './portal/unzip.ts'
import { leavePool, press, receiptOf, withdraw } from './portal/withdrawing.ts'
import { write } from './portal/writing.ts'

/** A portal that counts what it asks of others and remembers each statement of its batches. */
async function openCountingPortal(options: PortalOptions = {}) {
  const statements: Recorded[] = []
  const asked = { puts: 0, letters: 0, batches: 0 }
  const portal = await openPortal({
    ...options,
    outside: (platform) => {
      const remembering = (way: 'read' | 'write') => (batch: Parameters<typeof platform.db.read>[0]) => {
        for (const statement of batch) {
          const { sql, params } = statement.toSQL()
          statements.push({ sql, args: params as Recorded['args'], during: way })
        }
        return platform.db[way](batch)
      }
      return {
        ...platform,
        db: { ...platform.db, read: remembering('read'), write: remembering('write') },
        files: {
          ...platform.files,
          put(name, bytes) {
            asked.puts++
            return platform.files.put(name, bytes)
          },
        },
        mail: {
          ...platform.mail,
          send(letter, key) {
            asked.letters++
            return platform.mail.send(letter, key)
          },
          sendMany(letters, key) {
            asked.batches++
            return platform.mail.sendMany(letters, key)
          },
        },
      }
    },
  })
  return { portal, statements, asked }
}

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
