import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resendMail } from '../functions/platform/mail/mail.ts'
import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { apply } from './portal/applying.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const minuteMs = 60_000

async function plan(portal: TestPortal, mode: string, count: number) {
  const body = JSON.stringify({ mode, count })
  await fetch(`${portal.mailbox.url}/faults`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  })
}

async function tick(portal: TestPortal, laterMs: number) {
  portal.time.now = new Date(portal.time.now.getTime() + laterMs)
  return deliverLetters(portal.platform())
}

test('the receipt letter says in the person’s language what came, who reads it and when it goes', async ({
  portal,
}) => {
  await apply(portal, { locale: 'nb', 'consent-talent-pool': 'on', photo: null })
  const [letter] = await portal.letters('asa.oberg@post.example')
  const { reference } = (await portal.rows('applications'))[0]!
  for (const part of [letter!.text, letter!.html]) {
    expect(part).toContain(String(reference))
    expect(part).toContain('16.\u00a0juni 2029')
    expect(part).toContain(`${'http://portal.example'}/nb/applications/`)
  }
  expect(letter!.html).toContain('<html lang="nb">')
})

test('S8 once a letter is accepted, its address and text are no longer kept here', async ({ portal }) => {
  await apply(portal)
  await portal.letters()
  expect((await portal.rows('outbox'))[0]).toMatchObject({
    state: 'sent',
    recipient: '',
    subject: '',
    html: '',
    text: '',
  })
})

test('S8 a provider that is busy or broken gets the same letter later, and the person gets one', async ({
  portal,
}) => {
  await plan(portal, '429', 1)
  await apply(portal)
  expect(await portal.letters()).toHaveLength(0)
  await plan(portal, '5xx', 1)
  await tick(portal, minuteMs)
  expect(await portal.letters()).toHaveLength(0)
  expect(await tick(portal, 2 * minuteMs)).toBe(1)
  expect(await portal.letters()).toHaveLength(1)
})

test('S8 a letter whose acceptance was not heard is sent again under its key and arrives once', async ({
  portal,
}) => {
  await plan(portal, 'timeout-after-accept', 1)
  await apply(portal)
  expect(await portal.letters()).toHaveLength(1)
  expect((await portal.rows('outbox'))[0]!.state).toBe('queued')
  expect(await tick(portal, 2 * minuteMs)).toBe(1)
  expect(await portal.letters()).toHaveLength(1)
  expect((await portal.rows('outbox'))[0]!.state).toBe('sent')
})

test('N3 a letter of unknown fate is parked before its key expires, and said so in the log', async ({
  portal,
}) => {
  await plan(portal, '5xx', 1_000)
  await apply(portal)
  await portal.letters()
  for (let hour = 0; hour < 30; hour++) await tick(portal, 60 * minuteMs)
  expect((await portal.rows('outbox'))[0]!.state).toBe('unknown')
  await plan(portal, 'off', 0)
  await tick(portal, 60 * minuteMs)
  expect(await portal.letters()).toHaveLength(0)
  expect(portal.log).toContainEqual(expect.objectContaining({ event: 'letter given up', outcome: 'unknown' }))
})

test('N3 a provider that only says «later» for thirty hours loses no letter', async ({ portal }) => {
  await plan(portal, '429', 1_000)
  await apply(portal)
  await portal.letters()
  for (let hour = 0; hour < 30; hour++) await tick(portal, 60 * minuteMs)
  await plan(portal, 'off', 0)
  expect(await tick(portal, 60 * minuteMs)).toBe(1)
})

test('N4 two ticks at once send each letter once', async () => {
  let tries = 0
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      mail: {
        ...platform.mail,
        send(letter, key) {
          tries++
          return platform.mail.send(letter, key)
        },
      },
    }),
  })
  for (let i = 0; i < 12; i++) await apply(portal, { email: `p${i}@post.example`, cv: null, cvText: 'CV' })
  await Promise.all([tick(portal, 0), tick(portal, 0), tick(portal, 0)])
  expect(tries).toBe(12)
  expect(await portal.letters()).toHaveLength(12)
  await portal.close()
})

test('R-18 what looks like a link in a file name is no link in the letter', async ({ portal }) => {
  await apply(portal, {
    cv: new File([(await import('./portal/applying.ts')).smallPdf], 'se evil.example här.pdf'),
  })
  const [letter] = await portal.letters()
  expect(letter!.html).not.toContain('evil.example')
  expect(letter!.text).not.toContain('evil.example')
  expect(letter!.text.replaceAll('\u2060', '')).toContain('evil.example')
})

test('R-17 a letter has exactly the headers we gave it, whatever a person typed', async ({ portal }) => {
  await apply(portal, { name: 'Anna Bcc: someone@post.example' })
  const [letter] = (await portal.letters()) as unknown as { headers: object; to: string[] }[]
  expect(letter!.to).toEqual(['asa.oberg@post.example'])
  expect(letter!.headers).toEqual({})
})

for (const status of [401, 403, 408]) {
  test(`a letter waits when the provider answers ${status}, which is about us and not about the letter`, async ({
    portal,
  }) => {
    const answers = createServer((_, answer) =>
      answer.writeHead(status).end(JSON.stringify({ statusCode: status, name: 'x', message: 'x' })),
    )
    await new Promise<void>((listening) => answers.listen(0, listening))
    const { port } = answers.address() as AddressInfo
    await plan(portal, '429', 1)
    await apply(portal)
    await portal.letters()
    portal.time.now = new Date(portal.time.now.getTime() + minuteMs)
    const mail = resendMail({
      apiKey: 're_x',
      baseUrl: `http://127.0.0.1:${port}`,
      from: 'F <f@frist.example>',
    })
    await deliverLetters({ ...portal.platform(), mail })
    answers.close()
    expect((await portal.rows('outbox'))[0]).toMatchObject({
      state: 'queued',
      recipient: 'asa.oberg@post.example',
    })
    expect(await tick(portal, 6 * minuteMs)).toBe(1)
  })
}

test('R-55 a letter that may have arrived is not sent again once its key has expired', async ({ portal }) => {
  await plan(portal, 'timeout-after-accept', 1)
  await apply(portal)
  await portal.letters()
  expect(await tick(portal, 72 * 60 * minuteMs)).toBe(0)
  expect((await portal.rows('outbox'))[0]!.state).toBe('unknown')
  expect(await portal.letters()).toHaveLength(1)
})
