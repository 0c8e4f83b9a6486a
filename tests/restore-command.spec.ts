import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { R2Bucket } from '@cloudflare/workers-types'
import { getPlatformProxy } from 'wrangler'
import { erase, owner, visit } from './portal/my-data.ts'
import { secret, type TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, oneClick } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { test as base, expect } from './portal/test.ts'
import { write } from './portal/writing.ts'

const canary = 'kanariefågel'
const port = Number(process.env.TEST_PORT ?? 18_100) + 95
const ports = { PORT: String(port), MAILBOX_PORT: String(port + 1), TURSO_PORT: String(port + 2) }
const present = 'the database as it is'

/** A data folder with a database that must not be lost, outside the repository as a copy of the portal has it. */
const test = base.extend<{ dataDir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'frist-restoring-'))
    writeFileSync(join(dataDir, 'turso.db'), present)
    await use(dataDir)
    rmSync(dataDir, { recursive: true })
  },
})

function restore(dataDir: string, file: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('node', ['functions/terminal.ts', 'restore', file], {
    env: { ...process.env, ...ports, DATA_DIR: dataDir, PORTAL_SECRET: secret, ...env },
    encoding: 'utf8',
    timeout: 120_000,
    killSignal: 'SIGKILL',
  })
  return { status, said: `${stdout}${stderr}` }
}

/** Puts what the portal has in its bucket into the one that the local portal would use. */
async function fillBucket(portal: TestPortal, dataDir: string, spoiled = false): Promise<void> {
  const persist = { path: join(dataDir, 'bucket/v3') }
  const { env, dispose } = await getPlatformProxy<{ FILES: R2Bucket }>({ persist })
  for (const [name, { bytes }] of portal.objects) await env.FILES.put(name, spoiled ? '{}' : bytes)
  await dispose()
}

async function eraseAfterACopy(portal: TestPortal): Promise<string> {
  await write(portal, { email: owner, message: canary })
  const { token } = await subscribe(portal, { email: 'reader@post.example' })
  await portal.letters()
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  await oneClick(portal, token)
  return copy
}

test('E5 X4 R-68 a backup follows the ledger before it takes the place of the database: a scan of every byte finds nothing', {
  tag: '@proof',
}, async ({ portal, dataDir }) => {
  const copy = await eraseAfterACopy(portal)
  expect(readFileSync(copy).includes(canary)).toBe(true)
  await fillBucket(portal, dataDir)
  const { status, said } = restore(dataDir, copy)
  expect([status, said]).toEqual([
    0,
    expect.stringContaining(
      'Things erased again: 1; consents taken back again: 0; addresses blocked again: 1;',
    ),
  ])
  expect(readdirSync(dataDir).filter((name) => /turso|restoring/.test(name))).toEqual(['turso.db'])
  const bytes = readFileSync(join(dataDir, 'turso.db'))
  for (const trace of [canary, owner]) expect(bytes.includes(trace)).toBe(false)
  expect(bytes.includes('reader@post.example')).toBe(true)
})

test('E5 what was erased a moment before the restore does not come back for a minute either', {
  tag: '@proof',
}, async ({ portal, dataDir }) => {
  await write(portal, { email: owner, message: canary })
  const copy = backUp(portal)
  portal.time.now = new Date()
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  await fillBucket(portal, dataDir)
  const { status, said } = restore(dataDir, copy)
  expect([status, said]).toEqual([0, expect.stringContaining('Things erased again: 1;')])
  const bytes = readFileSync(join(dataDir, 'turso.db'))
  for (const trace of [canary, owner]) expect(bytes.includes(trace)).toBe(false)
})

test('E5 a restore that cannot be trusted is refused with a remedy, and the database stays as it was', {
  tag: '@proof',
}, async ({ portal, dataDir }) => {
  const copy = await eraseAfterACopy(portal)
  const wrong = join(dataDir, 'wrong.txt')
  writeFileSync(wrong, 'no database')
  const damaged = join(dataDir, 'damaged.db')
  writeFileSync(damaged, readFileSync(copy).subarray(0, 8_192))
  const refusals: [string, Record<string, string>, RegExp][] = [
    ['', {}, /name the file of the backup/],
    [join(dataDir, 'nowhere.db'), {}, /is not there/],
    [wrong, {}, /no SQLite database/],
    [damaged, {}, /damaged|malformed/],
    [copy, {}, /there is no bucket at/],
    [copy, { PORTAL_SECRET: 'another secret that is long enough as well' }, /PORTAL_SECRET is not the one/],
    [copy, { TURSO_DATABASE_URL: 'libsql://frist.turso.example' }, /restore it at Turso/],
  ]
  for (const [file, env, why] of refusals) {
    const { status, said } = restore(dataDir, file, env)
    expect([status, said], file).toEqual([1, expect.stringMatching(why)])
    expect(readFileSync(join(dataDir, 'turso.db'), 'utf8')).toBe(present)
  }
  await fillBucket(portal, dataDir, true)
  const unreadable = restore(dataDir, copy)
  expect([unreadable.status, unreadable.said]).toEqual([
    1,
    expect.stringMatching(/entry "ledger\/at.*cannot be read/),
  ])
  expect(readFileSync(join(dataDir, 'turso.db'), 'utf8')).toBe(present)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring'))).toEqual([])
})

test('a database is not restored under a portal that runs', async ({ portal, dataDir }) => {
  const copy = backUp(portal)
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as { port: number }
  const asked = new Promise<{ status: number | null; said: string }>((done) => {
    setTimeout(() => done(restore(dataDir, copy, { TURSO_PORT: String(port) })))
  })
  const { status, said } = await asked
  server.close()
  expect([status, said]).toEqual([1, expect.stringContaining(`running on port ${port}: stop it first`)])
  expect(readFileSync(join(dataDir, 'turso.db'), 'utf8')).toBe(present)
})
