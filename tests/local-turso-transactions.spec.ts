import { statSync } from 'node:fs'
import { expect } from '@playwright/test'
import Native from 'libsql'
import { failureOf, pipeline, rowsOf, run, test } from './with-turso.ts'

test.beforeEach(({ client }) => client.execute('CREATE TABLE t (a)'))

const soon = (ms: number) => new Promise((passed) => setTimeout(passed, ms))

test('nobody sees a transaction before it commits', async ({ client }) => {
  const transaction = await client.transaction('write')
  await transaction.execute('INSERT INTO t VALUES (1)')
  expect(await rowsOf(transaction, 'SELECT a FROM t')).toEqual([[1n]])
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([])
  await transaction.commit()
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n]])
})

test('a transaction that is rolled back or just left leaves nothing', async ({ client }) => {
  for (const end of ['rollback', 'close'] as const) {
    const transaction = await client.transaction('write')
    await transaction.executeMultiple('INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)')
    await transaction[end]()
    await client.execute("UPDATE t SET a = 'found'")
    expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([])
  }
})

test('a failed statement does not end its transaction', async ({ client }) => {
  const transaction = await client.transaction('write')
  await transaction.execute('INSERT INTO t VALUES (1)')
  expect(await failureOf(transaction.execute('INSERT INTO nowhere VALUES (1)'))).toContain('no such table')
  expect(await failureOf(transaction.execute('SELECT abs(-9223372036854775808)'))).toContain('overflow')
  await transaction.execute('INSERT INTO t VALUES (2)')
  await transaction.commit()
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n], [2n]])
})

test('a batch or a script inside a transaction stops where it fails, and leaves the rest to its owner', async ({
  client,
}) => {
  const statements = [
    'INSERT INTO t VALUES (1)',
    'INSERT INTO nowhere VALUES (2)',
    'INSERT INTO t VALUES (3)',
  ]
  const transaction = await client.transaction('write')
  expect(await failureOf(transaction.batch(statements))).toContain('no such table')
  expect(await failureOf(transaction.executeMultiple(statements.join(';')))).toContain('no such table')
  await transaction.commit()
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n], [1n]])
})

test('a script that fails inside a transaction of its own leaves nothing of it and no lock', async ({
  client,
}) => {
  const script =
    'INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (2); INSERT INTO nowhere VALUES (3); COMMIT'
  expect(await failureOf(client.executeMultiple(script))).toContain('no such table')
  await client.batch(['SELECT a FROM t', 'INSERT INTO t VALUES (4)'], 'deferred')
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n], [4n]])
})

test('a reader keeps seeing what was there when it began', async ({ client }) => {
  const reader = await client.transaction('read')
  expect(await rowsOf(reader, 'SELECT count(*) FROM t')).toEqual([[0n]])
  await client.execute('INSERT INTO t VALUES (1)')
  expect(await rowsOf(reader, 'SELECT count(*) FROM t')).toEqual([[0n]])
  await reader.commit()
  expect(await rowsOf(client, 'SELECT count(*) FROM t')).toEqual([[1n]])
})

test('writers wait while a transaction holds the lock, and write in the order they came', async ({
  client,
}) => {
  for (const round of ['a', 'b', 'c']) {
    const transaction = await client.transaction('write')
    await transaction.execute({ sql: 'INSERT INTO t VALUES (?)', args: [`${round}0`] })
    const waiting = [1, 2, 3].map(async (place) => {
      await soon(place * 60)
      const insert = { sql: 'INSERT INTO t VALUES (?)', args: [round + place] }
      return place === 2 ? client.batch([insert], 'write') : client.execute(insert)
    })
    await soon(240)
    expect(await rowsOf(client, `SELECT a FROM t WHERE a LIKE '${round}%'`)).toEqual([])
    await transaction.commit()
    await Promise.all(waiting)
  }
  const written = (await rowsOf(client, 'SELECT a FROM t')).flat()
  expect(written).toEqual(['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3', 'c0', 'c1', 'c2', 'c3'])
})

test.describe('with little patience', () => {
  test.use({ options: { waitMs: 100 } })

  test('a writer that has waited long enough gets SQLITE_BUSY, and may try again', async ({ client }) => {
    const transaction = await client.transaction('write')
    await transaction.execute('INSERT INTO t VALUES (1)')
    const began = performance.now()
    const tries = [
      client.execute('INSERT INTO t VALUES (2)'),
      client.batch(['INSERT INTO t VALUES (3)'], 'write'),
    ]
    for (const failure of await Promise.all(tries.map(failureOf))) {
      expect(failure).toBe('SQLITE_BUSY: SQLite error: database is locked')
    }
    expect(performance.now() - began).toBeGreaterThanOrEqual(95)
    await transaction.commit()
    await client.execute('INSERT INTO t VALUES (4)')
    expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n], [4n]])
  })
})

test.describe('with streams that expire soon', () => {
  test.use({ options: { idleMs: 1000 } })

  test('a transaction nobody comes back to is rolled back and its lock let go', async ({ turso, client }) => {
    const { baton } = await pipeline(turso.url, [run('BEGIN IMMEDIATE'), run('INSERT INTO t VALUES (1)')])
    await client.execute('INSERT INTO t VALUES (2)')
    const late = await pipeline(turso.url, [run('COMMIT')], { baton })
    expect([late.status, late.message]).toEqual([400, expect.stringContaining('expired')])
    expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[2n]])
  })

  test('a stream that is used in time does not expire', async ({ turso }) => {
    let { baton } = await pipeline(turso.url, [run('BEGIN')])
    for (let use = 0; use < 3; use++) {
      await soon(500)
      ;({ baton } = await pipeline(turso.url, [run('INSERT INTO t VALUES (1)')], { baton }))
    }
    const { results } = await pipeline(turso.url, [run('COMMIT')], { baton })
    expect(results[0]?.type).toBe('ok')
  })
})

test('a reader that wants to write after somebody else did is told so at once', async ({
  turso,
  client,
  file,
}) => {
  const read = await pipeline(turso.url, [run('BEGIN'), run('SELECT * FROM t')])
  await client.execute("INSERT INTO t VALUES ('other')")
  const began = performance.now()
  const write = await pipeline(turso.url, [run("UPDATE t SET a = 'mine'")], read)
  expect(write.results[0]?.error?.code).toBe('SQLITE_BUSY')
  expect(performance.now() - began).toBeLessThan(1000)

  const again = await pipeline(turso.url, [run('ROLLBACK'), run("INSERT INTO t VALUES ('mine')")], write)
  expect(again.results.map(({ type }) => type)).toEqual(['ok', 'ok'])
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([['other'], ['mine']])
  await expect.poll(() => statSync(`${file}-wal`).size).toBe(0)
})

test('a lock that another program holds is waited for too', async ({ client, file }) => {
  const program = new Native(file)
  program.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES ('program')")
  const insert = client.execute("INSERT INTO t VALUES ('client')")
  await soon(150)
  program.exec('COMMIT')
  await insert
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([['program'], ['client']])
})

test('closing the server lets nobody hang and nothing half done stay', async ({ turso, client, file }) => {
  const transaction = await client.transaction('write')
  await transaction.execute("INSERT INTO t VALUES ('open')")
  const waiting = failureOf(client.execute("INSERT INTO t VALUES ('waiting')"))
  await soon(50)
  await turso.close()
  expect(await waiting).not.toBe('nothing failed')
  await soon(100)
  expect(new Native(file).prepare('SELECT count(*) AS n FROM t').get()).toMatchObject({ n: 0 })
})
