import { asking } from '../functions/platform/neighbours.ts'
import { apply } from './portal/applying.ts'
import { mine } from './portal/my-data.ts'
import { openPortal } from './portal/portal.ts'
import { signUp } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { typed, wholeLife } from './portal/whole-life.ts'

const canaries = /kanarie|gulfj|gulhamn|46701740605|fjädrar/i

/** Everything the process writes while something is done. */
async function printed(during: () => Promise<unknown>): Promise<string> {
  const lines: unknown[] = []
  const streams = [process.stdout, process.stderr] as const
  const real = streams.map((stream) => stream.write)
  for (const stream of streams) stream.write = (line: unknown) => lines.push(line) > 0
  await during().finally(() => {
    for (const [at, stream] of streams.entries()) stream.write = real[at]!
  })
  return lines.join('')
}

test('R-86 nothing that anybody types, is called or asks for is ever in the log', async ({ portal }) => {
  const headers = { 'User-Agent': 'Kanarie/1.0', Referer: 'https://kanarie.example/' }
  const output = await printed(async () => {
    const answers = await wholeLife(portal, headers)
    expect(answers.map(({ status }) => status)).not.toContain(500)
    await portal.app.request(`/sv/jobs/?place=${encodeURIComponent(typed.name)}`, { headers })
    await portal.app.request(`/sv/${encodeURIComponent(typed.name)}/`, { headers })
    await mine(portal, `__Host-mine=${encodeURIComponent(typed.name)}`)
  })
  expect(JSON.stringify(portal.log)).not.toMatch(canaries)
  expect(output).not.toMatch(canaries)
})

test('R-86 a name that is printed would be noticed', async () => {
  const output = await printed(async () => process.stdout.write(typed.name))
  expect(output).toMatch(canaries)
})

test('R-86 nor when the database, the bucket or the program fails while it is in hand', async () => {
  const failing = new Error(`no room for ${typed.name}`)
  const portal = await openPortal({
    outside: (real) => ({
      ...real,
      files: { ...real.files, put: () => asking('the bucket', Promise.reject(failing)) },
    }),
  })
  const { name, email } = typed
  const output = await printed(async () => {
    expect((await apply(portal, { name, email })).status).toBe(503)
    await portal.client.execute('drop table outbox')
    expect((await signUp(portal, { email })).status).toBe(500)
    await portal.turso.close()
    expect((await signUp(portal, { email })).status).toBe(503)
  })
  expect(portal.log.map(({ event }) => event)).toContain('unexpected error')
  expect(JSON.stringify(portal.log)).not.toMatch(canaries)
  expect(output).not.toMatch(canaries)
  await portal.close()
})
