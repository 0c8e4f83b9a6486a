import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'

/** A port that nobody listens on: of those below the ones that anybody is given. */
const silent = '1023'

function ask(args: string[], env: Record<string, string>) {
  const { status, stderr } = spawnSync('node', ['functions/terminal.ts', ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  return { status, said: stderr }
}

test('a command for a portal that does not run says where nothing answered and how to start it', () => {
  expect(ask(['sweep', '--dry-run'], { PORT: silent, TURSO_PORT: silent, MAILBOX_PORT: silent })).toEqual({
    status: 1,
    said: `nothing answers on port ${silent}: start the portal with npm start, or say where it runs (PORT, TURSO_PORT)\n`,
  })
})

test('a command for a database that is nowhere says which setting to look at', () => {
  const env = { TURSO_DATABASE_URL: 'libsql://nowhere.invalid', TURSO_AUTH_TOKEN: 'none' }
  expect(ask(['newsletter:progress', 'autumn-2026', '--yes'], env)).toEqual({
    status: 1,
    said: 'nowhere.invalid cannot be found: look at TURSO_DATABASE_URL and at the network\n',
  })
})

test('a command that does not exist is answered with those that do', () => {
  const { status, said } = ask(['newsletter'], {})
  expect([status, said]).toEqual([1, expect.stringMatching(/there is no command "newsletter"; .*sweep/)])
})

for (const command of ['new:opening', 'new:policy'])
  test(`${command} passes over nothing that was written after it: it asks for all it needs`, () => {
    expect(ask([command, 'wind-technician'], {})).toEqual({
      status: 1,
      said: 'this command asks for all it needs: start it without anything after it\n',
    })
  })
