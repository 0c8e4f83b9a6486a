import { databaseOn, tursoClient } from '../functions/platform/database.ts'
import { NeighbourDown } from '../functions/platform/neighbours.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { reader, subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const oneClick = 'List-Unsubscribe=One-Click'
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
const pageOf = (token: string) => `/sv/newsletter/unsubscribe/${token}/`
const asMultipart = () => {
  const form = new FormData()
  form.append('List-Unsubscribe', 'One-Click')
  return form
}

const leave = (portal: TestPortal, token: string, body: BodyInit, headers: Record<string, string> = {}) =>
  portal.app.request(`/u/${token}`, { method: 'POST', body, headers })

for (const [encoding, body, headers] of [
  ['urlencoded', () => oneClick, urlencoded],
  ['multipart', asMultipart, {}],
] as const) {
  test(`R-48 UX-51 a mail provider leaves for the reader by one post, without cookie or origin (${encoding})`, async ({
    portal,
  }) => {
    const { token } = await subscribe(portal)
    const answer = await leave(portal, token, body(), headers)
    expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([
      200,
      null,
      null,
    ])
    expect(await portal.rows('subscriptions')).toMatchObject([
      { state: 'left', left_at: portal.time.now.getTime() },
    ])
    const [block, ...others] = await portal.rows('suppressions')
    expect(others).toEqual([])
    expect(block).toMatchObject({ scope: 'newsletter', channel: 'email', reason: 'left' })
    expect(JSON.stringify(block)).not.toContain('nora')
  })
}

test('X2 R-49 the same post again, or ten at once, changes nothing more and is answered 200', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => leave(portal, token, oneClick, urlencoded)),
  )
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  answers.push(await leave(portal, token, oneClick, urlencoded))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(await portal.rows('suppressions')).toHaveLength(1)
  const events = (await portal.rows('consents')).map(({ event }) => event)
  expect(events).toEqual(['given', 'withdrawn'])
  expect(await portal.rows('subscriptions')).toMatchObject([{ left_at: portal.time.now.getTime() - 60_000 }])
})

test('R-49 who is long gone is answered 200 as well, and keeps being able to leave for years', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await leave(portal, token, oneClick, urlencoded)
  portal.time.now = new Date('2028-01-02T12:00:00Z')
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await portal.rows('subscriptions')).toEqual([])
  expect((await leave(portal, token, oneClick, urlencoded)).status).toBe(200)
  expect(await portal.rows('suppressions')).toHaveLength(1)
})

test('R-50 a post that does not say One-Click is 400 and changes nothing', async ({ portal }) => {
  const { token } = await subscribe(portal)
  for (const body of ['', 'List-Unsubscribe=Two-Clicks', 'other=One-Click'])
    expect((await leave(portal, token, body, urlencoded)).status, body).toBe(400)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'confirmed' }])
})

test('R-51 the guard against other sites is on for everything else', async ({ portal }) => {
  const { token } = await subscribe(portal)
  const answer = await portal.app.request(pageOf(token), { method: 'POST', body: '', headers: urlencoded })
  expect(answer.status).toBe(403)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'confirmed' }])
})

test('X1 R-56 while the database is down nobody is told that they have left', async ({ portal }) => {
  const { token } = await subscribe(portal)
  const down = await openPortal({
    outside: (real) => ({ ...real, db: databaseOn(tursoClient({ url: 'http://127.0.0.1:9' })) }),
  })
  const answer = await leave(down, token, oneClick, urlencoded)
  expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, true])
  await down.close()
})

test('X1 X4 while the bucket is silent nobody is told that they have left, and the repeat writes it down once', async () => {
  let isSilent = false
  const portal = await openPortal({
    outside: (real) => ({
      ...real,
      files: {
        ...real.files,
        put: (name, bytes) =>
          isSilent ? Promise.reject(new NeighbourDown('silent')) : real.files.put(name, bytes),
      },
    }),
  })
  const { token } = await subscribe(portal)
  isSilent = true
  expect((await leave(portal, token, oneClick, urlencoded)).status).toBe(503)
  expect(await portal.rows('suppressions')).toHaveLength(1)
  isSilent = false
  const leftAt = portal.time.now.getTime()
  portal.time.now = new Date(leftAt + 60_000)
  for (let repeats = 0; repeats < 3; repeats++)
    expect((await leave(portal, token, oneClick, urlencoded)).status).toBe(200)
  const entries = [...portal.objects].filter(([name]) => name.startsWith('ledger/at/'))
  const { addressHash } = portal.platform()
  expect(entries.map(([, { bytes }]) => JSON.parse(new TextDecoder().decode(bytes)))).toEqual([
    {
      kind: 'suppressed',
      addressHash: await addressHash(reader),
      channel: 'email',
      scope: 'newsletter',
      reason: 'left',
      at: leftAt,
    },
  ])
  await portal.close()
})
