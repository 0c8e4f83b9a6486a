import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { applicationForm } from '../portal/applying.ts'

const port = Number(process.env.TEST_PORT ?? 18_100) + 90
const origin = `http://localhost:${port}`
const dataDir = resolve('.data/test/starting')
const place = {
  PORT: String(port),
  MAILBOX_PORT: String(port + 1),
  TURSO_PORT: String(port + 2),
  DATA_DIR: dataDir,
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function npmStart(): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn('npm', ['start'], {
    env: { ...process.env, ...place },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  await expect.poll(() => said, { timeout: 120_000 }).toContain(`Ready on ${origin}`)
  return { child, said: () => said }
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((end) => child.once('exit', end))
  for (const pid of ours(/^\s*\d+ node functions\/local\/start\.ts/)) process.kill(pid, 'SIGINT')
  return ended
}

/** Processes working with this test's data folder, by their command line. */
function ours(what: RegExp): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args', 'ewww'], {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  }).split('\n')
  return lines
    .filter((line) => what.test(line) && line.includes(dataDir))
    .map((line) => Number.parseInt(line, 10))
}

async function send(name: string): Promise<{ reference: string; links: { receipt: string } }> {
  const headers = { Origin: origin, Accept: 'application/json' }
  const answer = await fetch(`${origin}/api/applications`, {
    method: 'POST',
    body: applicationForm({ name }),
    headers,
  })
  expect(answer.status).toBe(201)
  return answer.json()
}

test('I4 what was answered with 201 survives the Worker being killed, and npm start ends cleanly and keeps its data', {
  tag: '@proof',
}, async () => {
  test.setTimeout(300_000)
  const first = await npmStart()
  expect(first.said().trim().split('\n').at(-1)).toBe(`Ready on ${origin}`)
  const application = await send('Kim Kvar')
  for (const pid of ours(/workerd serve/)) process.kill(pid, 'SIGKILL')
  expect(await interrupt(first.child)).toBe(0)
  expect(ours(/workerd serve/)).toEqual([])
  expect(ours(/\/wrangler dev/)).toEqual([])

  const second = await npmStart()
  const receipt = await (
    await fetch(application.links.receipt, { headers: { Accept: 'application/json' } })
  ).json()
  expect(receipt.reference).toBe(application.reference)
  expect(await interrupt(second.child)).toBe(0)
})
