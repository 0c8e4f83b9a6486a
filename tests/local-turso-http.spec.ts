import { connect } from 'node:net'
import { createClient } from '@libsql/client/web'
import { expect } from '@playwright/test'
import { failureOf, post, rowsOf, run, test } from './with-turso.ts'

test('a malformed request is refused with a message, and none of it is run', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const insert = run('INSERT INTO t VALUES (1)')
  const value = (argument: unknown) => ({ type: 'execute', stmt: { sql: 'SELECT ?', args: [argument] } })
  const step = (condition: unknown) => ({
    type: 'batch',
    batch: { steps: [{ stmt: { sql: 'SELECT 1' }, condition }] },
  })
  const nested = `${'{"type":"not","cond":'.repeat(50_000)}{}${'}'.repeat(50_000)}`
  const wrong = [
    ...[null, 7, 'text', [], {}, { type: 'fly' }, { type: 'execute' }, { type: 'execute', stmt: {} }],
    ...[
      { type: 'execute', stmt: { sql: 1 } },
      { type: 'execute', stmt: { sql: 'SELECT 1', sql_id: 1 } },
    ],
    ...[{ type: 'store_sql', sql_id: 'a', sql: '' }, { type: 'store_sql', sql_id: 1 }, { type: 'sequence' }],
    ...[{ type: 'batch' }, { type: 'batch', batch: { steps: {} } }, step({ type: 'ok', step: 0 })],
    ...[
      step({ type: 'ok', step: -1 }),
      step({ type: 'maybe' }),
      step({ type: 'and', conds: 1 }),
      step({ type: 'not' }),
    ],
    ...[
      value(1),
      value(undefined),
      value({ type: 'integer', value: 1 }),
      value({ type: 'integer', value: '1.5' }),
    ],
    ...[value({ type: 'integer', value: '9223372036854775808' }), value({ type: 'float', value: '1' })],
    ...[value({ type: 'text' }), value({ type: 'blob', base64: 'Å' }), value({ type: 'date', value: '' })],
  ].map((request) => JSON.stringify({ requests: [insert, request] }))
  const bodies = ['', '{', '[]', 'null', '{"requests":{}}', '{"baton":7,"requests":[]}', ...wrong]
  bodies.push(
    `{"requests":[{"type":"batch","batch":{"steps":[{"stmt":{"sql":"SELECT 1"},"condition":${nested}}]}}]}`,
  )
  for (const body of bodies) {
    const response = await post(`${turso.url}/v2/pipeline`, body)
    expect
      .soft([response.status, response.headers.get('content-type')], body.slice(0, 100))
      .toEqual([400, 'application/json'])
    expect.soft(((await response.json()) as { message: string }).message).toBeTruthy()
  }
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([])
})

test('a client that hangs up half way leaves nothing behind and harms nobody', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const body = JSON.stringify({ requests: [run('INSERT INTO t VALUES (1)')] })
  const head = `POST /v2/pipeline HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`
  for (const sent of [head, head + body.slice(0, -1), head.slice(0, 40), '\0\r\n\r\n']) {
    const socket = connect(turso.port, '127.0.0.1')
    await new Promise((written) => socket.write(sent, written))
    socket.destroy()
  }
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([])
})

test('a body beyond 64 MB is refused', async ({ turso }) => {
  const response = await post(`${turso.url}/v2/pipeline`, ' '.repeat(64 * 1024 * 1024 + 1))
  expect(response.status).toBe(413)
})

test.describe('with a token', () => {
  test.use({ options: { authToken: 'right' } })

  test('only those who carry it are let in', async ({ turso }) => {
    for (const authToken of [undefined, 'wrong', 'Right']) {
      const stranger = createClient({ url: turso.url, authToken })
      expect(await failureOf(stranger.execute('SELECT 1'))).toContain('bearer token')
    }
    expect((await fetch(`${turso.url}/v2`)).status).toBe(401)
    expect(await rowsOf(createClient({ url: turso.url, authToken: 'right' }), 'SELECT 1')).toEqual([[1]])
  })
})

test('clients that ask which version is spoken find 2 and 3, in JSON', async ({ turso }) => {
  const statuses = ['/v2', '/v3', '/v3/', '/v3-protobuf', '/', '/v2/pipeline'].map(async (path) => {
    return (await fetch(turso.url + path)).status
  })
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404, 404])
})

test('a distant database can be played, and its round trips counted', async ({ turso, client }) => {
  await client.execute('SELECT 1')
  expect(turso.requests()).toBe(1)
  turso.delay(120)
  const began = performance.now()
  await Promise.all([client.execute('SELECT 1'), client.execute('SELECT 1')])
  expect(performance.now() - began).toBeGreaterThanOrEqual(115)
  turso.delay(0)
  expect(await failureOf(client.execute('SELEKT'))).toContain('SQL_PARSE_ERROR')
  expect(turso.requests()).toBe(4)
})
