import { createClient } from '@libsql/client/web'
import { expect } from '@playwright/test'
import { firstResult, pipeline, rowsOf, run, test } from './with-turso.ts'

const close = { type: 'close' }
const one = { type: 'integer', value: '1' }

test('every answer carries a new baton, and each is good for one use', async ({ turso }) => {
  const first = await pipeline(turso.url, [run('CREATE TABLE t (a)'), run('BEGIN')])
  const second = await pipeline(turso.url, [run('INSERT INTO t VALUES (1)')], first)
  expect(second.baton).not.toBe(first.baton)

  const replayed = await pipeline(turso.url, [run('INSERT INTO t VALUES (2)')], first)
  expect([replayed.status, replayed.message]).toEqual([400, expect.stringContaining('baton')])

  const third = await pipeline(turso.url, [run('COMMIT'), close], second)
  expect([third.results[0]?.type, third.baton]).toEqual(['ok', null])
  expect((await pipeline(turso.url, [run('SELECT 1')], second)).status).toBe(400)
  expect(await rowsOf(createClient({ url: turso.url }), 'SELECT a FROM t')).toEqual([[1]])
})

test('a baton in use cannot be used a second time meanwhile', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const { baton } = await pipeline(turso.url, [run('BEGIN')])
  const twice = await Promise.all(
    [1, 2].map(() => pipeline(turso.url, [run('INSERT INTO t VALUES (1)')], { baton })),
  )
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 400])
})

test('a baton nobody gave out is refused', async ({ turso }) => {
  for (const baton of ['', 'x', 'A'.repeat(32)]) {
    expect((await pipeline(turso.url, [run('SELECT 1')], { baton })).status).toBe(400)
  }
})

test('nothing runs on a stream after it was closed', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  expect((await pipeline(turso.url, [close, run('INSERT INTO t VALUES (1)')])).status).toBe(400)
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([])
})

test('steps of a batch run when their condition holds', async ({ turso }) => {
  const ok = { type: 'ok', step: 1 }
  const failed = { type: 'error', step: 2 }
  const skipped = { type: 'ok', step: 3 }
  const conditions: [object, boolean][] = [
    [ok, true],
    [failed, true],
    [{ type: 'error', step: 1 }, false],
    [{ type: 'ok', step: 2 }, false],
    [skipped, false],
    [{ type: 'error', step: 3 }, false],
    [{ type: 'not', cond: skipped }, true],
    [{ type: 'and', conds: [ok, failed] }, true],
    [{ type: 'and', conds: [ok, skipped] }, false],
    [{ type: 'and', conds: [] }, true],
    [{ type: 'or', conds: [skipped, ok] }, true],
    [{ type: 'or', conds: [] }, false],
    [{ type: 'is_autocommit' }, false],
    [{ type: 'not', cond: { type: 'is_autocommit' } }, true],
  ]
  const steps = [
    { stmt: { sql: 'BEGIN' } },
    { stmt: { sql: 'SELECT 1' } },
    { stmt: { sql: 'SELECT missing' } },
    { stmt: { sql: 'SELECT 2' }, condition: { type: 'ok', step: 2 } },
    ...conditions.map(([condition]) => ({ stmt: { sql: 'SELECT 3' }, condition })),
  ]
  const answer = await pipeline(turso.url, [{ type: 'batch', batch: { steps } }, close], { version: 3 })
  const { step_results, step_errors } = firstResult(answer)
  const ran = (results: unknown) => Array.isArray(results) && results.map((result) => result !== null)
  expect(ran(step_results)).toEqual([true, true, false, false, ...conditions.map(([, holds]) => holds)])
  expect(ran(step_errors)).toEqual(steps.map((_, step) => step === 2))
})

test('a text stored on a stream can be run by its number until it is let go', async ({ turso }) => {
  const stored = { type: 'execute', stmt: { sql_id: 7, args: [one] } }
  const store = { type: 'store_sql', sql_id: 7, sql: 'SELECT ?' }
  const used = await pipeline(turso.url, [store, stored, { type: 'close_sql', sql_id: 7 }, store])
  expect(used.results.map(({ type }) => type)).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect((await pipeline(turso.url, [store], used)).message).toContain('already stored')
  expect((await pipeline(turso.url, [stored])).message).toContain('not stored')
})

test('a request that breaks the protocol takes its transaction with it', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const begun = await pipeline(turso.url, [run('BEGIN IMMEDIATE'), run('INSERT INTO t VALUES (1)')])
  expect((await pipeline(turso.url, [{ type: 'execute', stmt: { sql_id: 404 } }], begun)).status).toBe(400)
  await client.execute('INSERT INTO t VALUES (2)')
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[2n]])
})

test('a stream tells whether it is in a transaction', async ({ turso }) => {
  const ask = { type: 'get_autocommit' }
  const { results } = await pipeline(turso.url, [ask, run('BEGIN'), ask, run('ROLLBACK'), ask], {
    version: 3,
  })
  const told = results.filter((_, place) => place % 2 === 0).map(({ response }) => response)
  expect(told).toEqual(
    [true, false, true].map((is_autocommit) => ({ type: 'get_autocommit', is_autocommit })),
  )
})

test('a statement is described without being run', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a TEXT)')
  const described = async (sql: string) => {
    return firstResult(await pipeline(turso.url, [{ type: 'describe', sql }, close]))
  }
  expect(await described('INSERT INTO t SELECT ? || ?3 || :x RETURNING a')).toEqual({
    params: [{ name: null }, { name: null }, { name: '?3' }, { name: ':x' }],
    cols: [{ name: 'a', decltype: 'TEXT' }],
    is_explain: false,
    is_readonly: false,
  })
  expect(await described('SELECT a AS b FROM t')).toMatchObject({ is_readonly: true, is_explain: false })
  expect(await described('EXPLAIN DELETE FROM t')).toMatchObject({ is_readonly: true, is_explain: true })
  expect(await rowsOf(client, 'SELECT count(*) FROM t')).toEqual([[0n]])
})

test('a description knows of a column that somebody else has added', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const stream = await pipeline(turso.url, [run('SELECT * FROM t')])
  await client.execute('ALTER TABLE t ADD COLUMN b')
  const described = await pipeline(turso.url, [{ type: 'describe', sql: 'SELECT * FROM t' }, close], stream)
  expect(firstResult(described).cols).toEqual(['a', 'b'].map((name) => ({ name, decltype: null })))
})

test('blobs may come with or without padding', async ({ turso }) => {
  const blobs = ['AQ==', 'AQ', 'AQID', ''].map((base64) => ({ type: 'blob', base64 }))
  const answer = await pipeline(turso.url, [run('SELECT hex(?), hex(?), hex(?), hex(?)', blobs), close])
  const texts = ['01', '01', '010203', ''].map((value) => ({ type: 'text', value }))
  expect(firstResult(answer)).toMatchObject({ rows: [texts] })
})

test('rows that nobody wants are not sent', async ({ turso }) => {
  const { results } = await pipeline(turso.url, [
    { type: 'execute', stmt: { sql: 'SELECT 1 AS a', want_rows: false } },
  ])
  expect(results[0]?.response?.result).toMatchObject({ cols: [{ name: 'a', decltype: null }], rows: [] })
})

test('positional and named arguments cannot be mixed', async ({ turso }) => {
  const stmt = { sql: 'SELECT ?, :a', args: [one], named_args: [{ name: 'a', value: one }] }
  const { results } = await pipeline(turso.url, [{ type: 'execute', stmt }])
  expect(results[0]?.error?.code).toBe('ARGS_BOTH_POSITIONAL_AND_NAMED')
})
