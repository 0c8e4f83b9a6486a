import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createClient } from '@libsql/client/web'
import { expect } from '@playwright/test'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { startTurso } from '../db/local/server.ts'
import { failureOf, pipeline, rowsOf, run, test } from './with-turso.ts'

const bytesOf = (file: string) => Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])

test('R-68 what is deleted leaves the file and its log as soon as writing pauses', async ({
  client,
  file,
}) => {
  await client.execute('CREATE TABLE t (a)')
  await client.execute("INSERT INTO t VALUES ('canary-in-the-row')")
  await client.execute({ sql: 'INSERT INTO t VALUES (?)', args: [`canary${'-long'.repeat(5000)}`] })
  expect(bytesOf(file).includes('canary')).toBe(true)
  await client.execute('DELETE FROM t')
  await expect.poll(() => bytesOf(file).includes('canary')).toBe(false)
  expect(statSync(`${file}-wal`).size).toBe(0)
})

test('the log is emptied even if a reader was in the way at first', async ({ client, file }) => {
  await client.execute('CREATE TABLE t (a)')
  const reader = await client.transaction('read')
  await reader.execute('SELECT * FROM t')
  await client.execute("INSERT INTO t VALUES ('canary')")
  await new Promise((passed) => setTimeout(passed, 500))
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  reader.close()
  await expect.poll(() => statSync(`${file}-wal`).size).toBe(0)
  expect(bytesOf(file).includes('canary')).toBe(true)
})

test('what was committed is there after a restart, and what was not is gone', async ({ file }) => {
  const first = await startTurso({ file, port: 0 })
  await pipeline(first.url, [run('CREATE TABLE t (a)'), run('INSERT INTO t VALUES (1)')])
  await pipeline(first.url, [run('BEGIN IMMEDIATE'), run('INSERT INTO t VALUES (2)')])
  await first.close()

  const second = await startTurso({ file, port: 0 })
  const client = createClient({ url: second.url })
  await client.execute('INSERT INTO t VALUES (3)')
  expect(await rowsOf(client, 'SELECT a FROM t')).toEqual([[1], [3]])
  await second.close()
})

test('every connection sees a column that one of them adds', async ({ client }) => {
  await client.execute('CREATE TABLE t (a)')
  await client.execute('INSERT INTO t VALUES (1)')
  const other = await client.transaction('read')
  expect((await other.execute('SELECT * FROM t')).columns).toEqual(['a'])
  expect((await client.execute('SELECT * FROM t')).columns).toEqual(['a'])
  await client.execute('ALTER TABLE t ADD COLUMN b DEFAULT 7')
  expect((await other.execute('SELECT * FROM t')).columns).toEqual(['a'])
  await other.commit()
  const both = await Promise.all(
    [1, 2, 3].map(async () => (await client.transaction('read')).execute('SELECT * FROM t')),
  )
  for (const { columns, rows } of both) expect([columns, rows[0]?.b]).toEqual([['a', 'b'], 7n])
})

test('a table made anew takes rows from connections that knew the old one', async ({ turso, client }) => {
  await client.execute('CREATE TABLE t (a)')
  const knowing = await client.transaction('read')
  await knowing.execute('SELECT * FROM t')
  await client.executeMultiple('DROP TABLE t; CREATE TABLE t (a, b)')
  await knowing.rollback()
  const kept = await Promise.all([1, 2].map(() => pipeline(turso.url, [run('INSERT INTO t VALUES (1, 2)')])))
  expect(kept.map(({ results }) => results[0]?.type)).toEqual(['ok', 'ok'])
})

test('what one client sets for its connection, the next one does not find', async ({ client }) => {
  await client.execute('PRAGMA foreign_keys = OFF')
  expect(await rowsOf(client, 'PRAGMA foreign_keys')).toEqual([[1n]])
  await client.execute('CREATE TEMP TABLE mine (a)')
  expect(await failureOf(client.execute('SELECT * FROM mine'))).toContain('no such table')
})

test('a migration may rebuild a table without its children being wiped', async ({ client }) => {
  await client.executeMultiple(`CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1);
    CREATE TABLE c (p REFERENCES p ON DELETE CASCADE); INSERT INTO c VALUES (1)`)
  await client.migrate([
    'CREATE TABLE p2 (id INTEGER PRIMARY KEY, name TEXT)',
    'INSERT INTO p2 (id) SELECT id FROM p',
    'DROP TABLE p',
    'ALTER TABLE p2 RENAME TO p',
  ])
  expect(await rowsOf(client, 'SELECT * FROM c')).toEqual([[1n]])
  expect(await failureOf(client.execute('INSERT INTO c VALUES (404)'))).toContain('FOREIGN KEY')
})

test('a plan that was asked for does not keep the table from being dropped', async ({ turso }) => {
  const { results } = await pipeline(turso.url, [
    run('CREATE TABLE t (a)'),
    run('EXPLAIN QUERY PLAN SELECT * FROM t WHERE a = ?'),
    run('DROP TABLE t'),
  ])
  expect(results.map(({ type }) => type)).toEqual(['ok', 'ok', 'ok'])
})

test('drizzle migrates once, and reads and writes what it migrated', async ({ turso }, info) => {
  const migrationsFolder = info.outputPath('migrations')
  mkdirSync(`${migrationsFolder}/meta`, { recursive: true })
  const entries = [{ idx: 0, version: '6', when: 1, tag: '0000_first', breakpoints: true }]
  writeFileSync(`${migrationsFolder}/meta/_journal.json`, JSON.stringify({ dialect: 'sqlite', entries }))
  const first = [
    'CREATE TABLE `seats` (`id` integer PRIMARY KEY, `place` text)',
    'CREATE INDEX `p` ON `seats` (`place`)',
  ]
  writeFileSync(`${migrationsFolder}/0000_first.sql`, first.join(';--> statement-breakpoint\n'))
  const seats = sqliteTable('seats', { id: integer('id').primaryKey(), place: text('place') })

  const db = drizzle({ client: createClient({ url: turso.url }), schema: { seats } })
  await migrate(db, { migrationsFolder })
  await migrate(db, { migrationsFolder })
  const [kept] = await db.insert(seats).values({ place: 'Luleå' }).returning()
  expect(kept).toEqual({ id: 1, place: 'Luleå' })
  const [, all] = await db.batch([db.update(seats).set({ place: 'Bodø' }), db.select().from(seats)])
  expect(all).toEqual([{ id: 1, place: 'Bodø' }])
  expect(await db.query.seats.findFirst()).toEqual({ id: 1, place: 'Bodø' })
})
