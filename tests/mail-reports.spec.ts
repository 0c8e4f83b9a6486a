import { createHmac } from 'node:crypto'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { addReaders, emailOf, mailingIn, makeIssue } from './portal/mailing.ts'
import { openPortal, type TestPortal, webhookSecret } from './portal/portal.ts'
import { signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

interface Told {
  id?: string
  agoSeconds?: number
  signature?: string
  type?: string
  bounce?: string
  letter?: string
  to?: string
}

/** Posts a report as the provider does: signed over the bytes, without cookie or origin. */
async function tell(portal: TestPortal, told: Told = {}): Promise<number> {
  const { id = 'msg_1', agoSeconds = 0, type = 'email.bounced', bounce = 'Permanent' } = told
  const { letter = 'letter-1', to = emailOf(0) } = told
  const body = JSON.stringify({ type, data: { email_id: letter, to: [to], bounce: { type: bounce } } })
  const timestamp = String(Math.floor(Date.now() / 1000) - agoSeconds)
  const key = Buffer.from(webhookSecret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const answer = await portal.app.request('/api/webhooks/resend', {
    method: 'POST',
    body,
    headers: {
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': told.signature ?? `v1,${mac}`,
    },
  })
  return answer.status
}

const kept = (portal: TestPortal) =>
  Promise.all(
    ['suppressions', 'mail_reports', 'subscriptions', 'consents'].map((table) => portal.rows(table)),
  )

test('R-57 a report with a wrong, missing or old signature is 400 and changes nothing', async ({
  portal,
}) => {
  await subscribe(portal, { email: emailOf(0) })
  const before = await kept(portal)
  for (const signature of ['v1,AAAA', '', `v1,${btoa('x'.repeat(32))}`])
    expect(await tell(portal, { signature }), signature).toBe(400)
  expect(await tell(portal, { agoSeconds: 6 * 60 })).toBe(400)
  expect(await tell(portal, { agoSeconds: -6 * 60 })).toBe(400)
  expect(await kept(portal)).toEqual(before)
  expect(await tell(portal)).toBe(200)
  expect(await kept(portal)).not.toEqual(before)
})

test('R-57 an address that bounced for good gets no letter of any kind, and its subscription ends', async ({
  portal,
}) => {
  await subscribe(portal, { email: emailOf(0) })
  await tell(portal)
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'all', reason: 'bounced' }])
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  expect((await portal.rows('consents')).map(({ event }) => event)).toEqual(['given', 'withdrawn'])
  const before = (await portal.letters(emailOf(0))).length
  await apply(portal, { email: emailOf(0) })
  await signUp(portal, { email: emailOf(0) })
  expect(await portal.letters(emailOf(0))).toHaveLength(before)
})

test('UX-48 the receipt of an application from an address that bounced says that no letter could be sent', async ({
  portal,
}) => {
  await tell(portal)
  const { links } = await (await apply(portal, { email: emailOf(0) })).json()
  await portal.letters()
  const { pathname } = new URL(links.receipt)
  const receipt = await portal.app.request(pathname, { headers: { Accept: 'application/json' } })
  expect(await receipt.json()).toMatchObject({ letter: 'failed' })
})

test('a report without end is broken off, whatever length it names', async ({ portal }) => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
  })
  const headers = { 'svix-id': 'msg_1', 'svix-timestamp': '0', 'svix-signature': 'v1,AAAA' }
  const init = { method: 'POST', body: endless, headers, duplex: 'half' }
  expect((await portal.app.request('/api/webhooks/resend', init)).status).toBe(413)
})

test('R-57 who reports an issue as spam gets no newsletter and no question any more, but their receipts', async ({
  portal,
}) => {
  await subscribe(portal, { email: emailOf(0) })
  await tell(portal, { type: 'email.complained' })
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'newsletter', reason: 'complained' }])
  const before = (await portal.letters(emailOf(0))).length
  await signUp(portal, { email: emailOf(0) })
  expect(await portal.letters(emailOf(0))).toHaveLength(before)
  await apply(portal, { email: emailOf(0) })
  expect(await portal.letters(emailOf(0))).toHaveLength(before + 1)
})

test('a complaint after a leaving takes its place: they may not be asked again', async ({ portal }) => {
  const { token } = await subscribe(portal, { email: emailOf(0) })
  await portal.app.request(`/u/${token}`, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  await tell(portal, { type: 'email.complained' })
  expect(await portal.rows('suppressions')).toMatchObject([{ reason: 'complained' }])
})

test('a mailbox that is full, and what we did not ask about, block nobody', async ({ portal }) => {
  expect(await tell(portal, { bounce: 'Transient' })).toBe(200)
  expect(await tell(portal, { id: 'msg_2', type: 'email.delivered' })).toBe(200)
  expect(await portal.rows('suppressions')).toEqual([])
  expect(await portal.rows('mail_reports')).toEqual([])
})

test('N6 a report is counted once under its issue: told twice, told to two at once, or told before we noted the letter', async ({
  portal,
}) => {
  await addReaders(portal, 3)
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  const [first, second] = await portal.rows('mailing_recipients')
  const letter = String(first!.provider_id)
  await Promise.all([tell(portal, { letter }), tell(portal, { letter })])
  await tell(portal, { letter })
  expect(await mailingIn(portal)).toMatchObject({ sent: 3, bounced: 1, complained: 0 })
  const early = String(second!.provider_id)
  await portal.client.execute({
    sql: 'update mailing_recipients set provider_id = null where provider_id = ?',
    args: [early],
  })
  await tell(portal, { id: 'msg_2', type: 'email.complained', letter: early, to: emailOf(1) })
  expect(await mailingIn(portal)).toMatchObject({ bounced: 1, complained: 0 })
  await portal.client.execute({
    sql: 'update mailing_recipients set provider_id = ? where provider_id is null',
    args: [early],
  })
  for (let hour = 0; hour < 2; hour++)
    await onTick(portal.platform(), portal.promises, { cron: 'hourly', at: portal.time.now })
  expect(await mailingIn(portal)).toMatchObject({ bounced: 1, complained: 1 })
})

test('without its secret the portal takes no report, and says in the log what is missing', async () => {
  const { reportsSignedWith } = await import('../functions/platform/mail/reports.ts')
  const portal = await openPortal({
    outside: (real) => ({ ...real, readReport: reportsSignedWith(undefined) }),
  })
  expect(await tell(portal)).toBe(503)
  expect(await portal.rows('mail_reports')).toEqual([])
  await portal.close()
})

test('X3 R-53 a bounce told while letters wait keeps every later one from being claimed', async ({
  portal,
}) => {
  const readers = await addReaders(portal, 2)
  await makeIssue(portal)
  await tell(portal, { to: readers[0]!.email })
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters(readers[0]!.email)).toEqual([])
  expect(await portal.letters(readers[1]!.email)).toHaveLength(1)
})
