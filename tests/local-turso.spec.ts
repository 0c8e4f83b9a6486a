import { expect } from '@playwright/test'
import { failureOf, rowsOf, test } from './with-turso.ts'

test('integers keep all their 64 bits', async ({ client }) => {
  const extremes = [0n, -1n, 9007199254740993n, 2n ** 63n - 1n, -(2n ** 63n)]
  await client.execute('CREATE TABLE t (n INTEGER)')
  for (const n of extremes) await client.execute({ sql: 'INSERT INTO t VALUES (?)', args: [n] })
  expect(await rowsOf(client, "SELECT n, n || '' FROM t")).toEqual(extremes.map((n) => [n, String(n)]))
})

test('floats, texts, blobs and nulls come back as they went', async ({ client }) => {
  const sent = [
    0.1,
    -1e308,
    5e-324,
    'Åse, "Øl" & 🧂\n',
    '',
    new Uint8Array([0, 255, 128]),
    new Uint8Array(),
    null,
  ]
  const [row] = await rowsOf(client, { sql: 'SELECT ?, ?, ?, ?, ?, ?, ?, ?', args: sent })
  expect(row?.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value))).toEqual(sent)
  const kinds = await rowsOf(client, { sql: 'SELECT typeof(?), typeof(?), typeof(?)', args: [1, 1n, true] })
  expect(kinds).toEqual([['real', 'integer', 'integer']])
})

test('columns of one name keep their values apart', async ({ client }) => {
  const { columns, rows } = await client.execute('SELECT 1 AS id, 2 AS id, 3 AS "__proto__"')
  expect(columns).toEqual(['id', 'id', '__proto__'])
  expect([rows[0]?.[0], rows[0]?.[1], rows[0]?.[2]]).toEqual([1n, 2n, 3n])
})

test('columns tell the type they were declared with', async ({ client }) => {
  await client.execute('CREATE TABLE t (a TEXT, b int NOT NULL, c FURRY CAT, d)')
  const { columnTypes } = await client.execute('SELECT a, b, c, d, a || b FROM t')
  expect(columnTypes).toEqual(['TEXT', 'INT', 'FURRY CAT', '', ''])
})

test('arguments find their places by order, by number and by name', async ({ client }) => {
  const named = { a: 'A', ':b': 'B', $c: null }
  const byNumber = { sql: 'SELECT ?2, ?, ?1, ?2', args: ['one', 'two', 'three'] }
  expect(await rowsOf(client, byNumber)).toEqual([['two', 'three', 'one', 'two']])
  expect(await rowsOf(client, { sql: 'SELECT ?3, ?1', args: [1n, 2n, 3n] })).toEqual([[3n, 1n]])
  expect(await rowsOf(client, { sql: 'SELECT $c, @a, @a, :b, ?1', args: named })).toEqual([
    [null, 'A', 'A', 'B', null],
  ])
  expect(await rowsOf(client, { sql: "SELECT ':b', /* ? */ ? -- :c", args: [7n] })).toEqual([[':b', 7n]])
})

test('a missing argument is an error, never what an earlier run left behind', async ({ client }) => {
  const sql = 'SELECT ?, ?'
  expect(await rowsOf(client, { sql, args: ['mine', 'secret'] })).toEqual([['mine', 'secret']])
  expect(await failureOf(client.execute({ sql, args: ['yours'] }))).toContain('ARGS_INVALID')
  expect(await failureOf(client.execute({ sql, args: ['a', 'b', 'c'] }))).toContain('too many parameters')
  expect(await failureOf(client.execute({ sql: 'SELECT :a', args: { b: 1 } }))).toContain(':a not found')
})

test('an insert tells its rowid and how many rows it wrote', async ({ client }) => {
  await client.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a)')
  const written = async (sql: string) => {
    const { rowsAffected, lastInsertRowid } = await client.execute(sql)
    return [rowsAffected, lastInsertRowid]
  }
  expect(await written("INSERT INTO t (a) VALUES ('x'), ('y')")).toEqual([2, 2n])
  expect(await written("INSERT INTO t (a) VALUES ('z') RETURNING id, a")).toEqual([1, 3n])
  expect(await written('WITH more(a) AS (SELECT a FROM t) INSERT INTO t (a) SELECT a FROM more')).toEqual([
    3,
    6n,
  ])
  expect(await written('INSERT INTO t VALUES (9007199254740993, 0)')).toEqual([1, 9007199254740993n])
  const { rowsAffected } = await client.execute(
    'INSERT INTO t SELECT * FROM t WHERE true ON CONFLICT DO NOTHING',
  )
  expect(rowsAffected).toBe(0)
})

test('only rows that a statement itself wrote are counted', async ({ client }) => {
  await client.executeMultiple(`CREATE TABLE t (a); CREATE TABLE log (a);
    CREATE TRIGGER t_log AFTER UPDATE ON t BEGIN INSERT INTO log VALUES (1); INSERT INTO log VALUES (2); END;
    INSERT INTO t VALUES (1), (2), (3)`)
  const counted = async (sql: string) => (await client.execute(sql)).rowsAffected
  expect(await counted('UPDATE t SET a = a + 1 WHERE a > 1')).toBe(2)
  expect(await counted('WITH old AS (SELECT 1) DELETE FROM t WHERE a = 1 RETURNING a')).toBe(1)
  expect(await counted('SELECT * FROM log')).toBe(0)
  expect(await counted('CREATE INDEX t_a ON t (a)')).toBe(0)
  expect((await client.execute('SELECT 1')).lastInsertRowid).toBeUndefined()
})

test('errors carry the codes that Turso gives them', async ({ client }) => {
  await client.executeMultiple(`CREATE TABLE p (id INTEGER PRIMARY KEY);
    CREATE TABLE t (id TEXT PRIMARY KEY, u UNIQUE, n NOT NULL CHECK (n > 0), p REFERENCES p);
    INSERT INTO t VALUES ('a', 'u', 1, NULL)`)
  for (const [sql, failure] of [
    [
      "INSERT INTO t VALUES ('a', 'v', 1, NULL)",
      'SQLITE_CONSTRAINT: SQLite error: UNIQUE constraint failed: t.id',
    ],
    [
      "INSERT INTO t VALUES ('b', 'u', 1, NULL)",
      'SQLITE_CONSTRAINT: SQLite error: UNIQUE constraint failed: t.u',
    ],
    ["INSERT INTO t VALUES ('b', 'v', NULL, NULL)", 'SQLITE_CONSTRAINT: SQLite error: NOT NULL'],
    ["INSERT INTO t VALUES ('b', 'v', 0, NULL)", 'SQLITE_CONSTRAINT: SQLite error: CHECK'],
    ["INSERT INTO t VALUES ('b', 'v', 1, 404)", 'SQLITE_CONSTRAINT: SQLite error: FOREIGN KEY'],
    ['SELECT * FROM nowhere', 'SQLITE_UNKNOWN: SQLite error: no such table: nowhere'],
    ['SELECT missing FROM t', 'SQL_INPUT_ERROR: SQL input error: no such column: missing'],
    ['SELEKT 1', 'SQL_PARSE_ERROR: SQL string could not be parsed: near "SELEKT"'],
    ['-- nothing', 'SQL_NO_STATEMENT'],
    ["SELECT ';'; SELECT 2", 'SQL_MANY_STATEMENTS'],
  ] as const)
    expect.soft(await failureOf(client.execute(sql)), sql).toContain(failure)
  expect(await rowsOf(client, 'SELECT id, u, n FROM t')).toEqual([['a', 'u', 1n]])
})

test('a batch happens as a whole or not at all', async ({ client }) => {
  await client.execute('CREATE TABLE t (a UNIQUE)')
  await client.batch(['INSERT INTO t VALUES (1)', 'INSERT INTO t VALUES (2)'], 'write')
  const failing = client.batch(
    ['INSERT INTO t VALUES (3)', 'INSERT INTO t VALUES (1)', 'DELETE FROM t'],
    'write',
  )
  expect(await failureOf(failing)).toContain('UNIQUE constraint failed')
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n], [2n]])
})

test('a batch of a thousand statements is one round trip', async ({ client, turso }) => {
  await client.execute('CREATE TABLE t (a)')
  const before = turso.requests()
  const inserts = Array.from({ length: 1000 }, (_, a) => ({
    sql: 'INSERT INTO t VALUES (?) RETURNING a',
    args: [a],
  }))
  const results = await client.batch(inserts, 'write')
  expect(turso.requests() - before).toBe(1)
  expect(results.map(({ rows }) => rows[0]?.a)).toEqual(inserts.map(({ args }) => args[0]))
})

test('a hundred batches at once all land, each as a whole', async ({ client }) => {
  await client.execute('CREATE TABLE t (a)')
  const add = { sql: 'INSERT INTO t SELECT count(*) FROM t', args: [] }
  await Promise.all(Array.from({ length: 100 }, () => client.batch([add, add], 'write')))
  expect(await rowsOf(client, 'SELECT count(*), count(DISTINCT a) FROM t')).toEqual([[200n, 200n]])
})

test('a script stops at its first failure and keeps what came before', async ({ client }) => {
  const script =
    'CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)'
  expect(await failureOf(client.executeMultiple(script))).toContain('UNIQUE')
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1n]])
})

test('semicolons inside quotes, comments and triggers do not cut a script', async ({ client }) => {
  await client.executeMultiple(`
    CREATE TABLE t (a, b); -- one; two
    CREATE TRIGGER IF NOT EXISTS tidy AFTER INSERT ON t BEGIN
      UPDATE t SET b = CASE WHEN a = ';' THEN 'semicolon' ELSE 'other' END; DELETE FROM t WHERE a = 'end;';
    END;
    /* INSERT INTO t VALUES ('never'); */ INSERT INTO t (a) VALUES (';'); INSERT INTO t (a) VALUES ('it''s; end;');;
    CREATE TABLE [odd;name] ("a;b", \`c;d\`)`)
  expect(await rowsOf(client, 'SELECT a, b FROM t')).toEqual([
    [';', 'semicolon'],
    ["it's; end;", 'other'],
  ])
  expect((await client.execute('SELECT * FROM [odd;name]')).columns).toEqual(['a;b', 'c;d'])
})

test.describe('with foreign keys switched off', () => {
  test.use({ options: { foreignKeys: false } })

  test('an orphan is let in, as production may do', async ({ client }) => {
    await client.executeMultiple('CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p)')
    await client.execute('INSERT INTO c VALUES (404)')
    expect(await rowsOf(client, 'SELECT p FROM c')).toEqual([[404n]])
  })
})
