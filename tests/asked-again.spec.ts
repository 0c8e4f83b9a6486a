import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { answerLink, changeWords, newVersion, said } from './portal/asked-again.ts'
import { mailingIn, makeIssue } from './portal/mailing.ts'
import { hourly } from './portal/policy-news.ts'
import type { TestPortal } from './portal/portal.ts'
import { linkTo, press, reader, signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

const another = 'kim@post.example'

/** Sends the issue, anew if it was sent before; answers who got it. */
async function whoGetsAnIssue(portal: TestPortal): Promise<string[]> {
  await portal.client.executeMultiple(
    'delete from mailings; delete from mailing_recipients; delete from mailing_batches',
  )
  await fetch(`${portal.mailbox.url}/messages`, { method: 'DELETE' })
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  await makeIssue(portal)
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  const issues = (await portal.letters()).filter(({ headers }) => headers['List-Unsubscribe'])
  return issues.map(({ to }) => to[0]!).sort()
}

test('R-42 a reader whose yes was to other words gets no issue before a new yes, and one who said yes to the new words does', async ({
  portal,
}) => {
  await subscribe(portal)
  expect(await whoGetsAnIssue(portal)).toEqual([reader])
  await changeWords(portal, 'newsletter')
  expect(await whoGetsAnIssue(portal)).toEqual([])
  await subscribe(portal, { email: another })
  expect(await whoGetsAnIssue(portal)).toEqual([another])
})

test('R-42 a reader who does not answer is asked once, and never gets an issue', async ({ portal }) => {
  await subscribe(portal)
  await changeWords(portal, 'newsletter')
  for (let hours = 0; hours < 3; hours++) {
    portal.time.now = new Date(portal.time.now.getTime() + 3_600_000)
    await hourly(portal)
  }
  const asked = (await portal.letters(reader)).filter(({ text }) => text.includes('/newsletter/renew/'))
  expect(asked).toHaveLength(1)
  expect(asked[0]!.text).toContain('> Ja, jag vill få nyhetsbrevet via e-post.')
  expect(asked[0]!.text).not.toContain('answer.invalid')
  expect(await whoGetsAnIssue(portal)).toEqual([])
})

test('R-42 a yes to the new words is recorded with them, by the button alone, and issues go out again', async ({
  portal,
}) => {
  await subscribe(portal, { locale: 'nb' })
  await changeWords(portal, 'newsletter')
  await hourly(portal)
  const link = await answerLink(portal, reader)
  expect(link).toMatch(/^\/nb\//)
  const first = await said(portal, 'newsletter')
  const looked = await portal.app.request(link)
  expect(await looked.json()).toMatchObject({ page: 'newsletter/renew', model: { state: 'asking' } })
  expect(await said(portal, 'newsletter')).toEqual(first)
  for (const _ of ['once', 'twice'])
    expect(await (await press(portal, link, { action: 'renew' })).json()).toMatchObject({
      model: { state: 'renewed' },
    })
  expect(await said(portal, 'newsletter')).toEqual([
    ...first,
    { event: 'given', version: newVersion, locale: 'nb', form: 'newsletter' },
  ])
  expect(await whoGetsAnIssue(portal)).toEqual([reader])
})

test('R-42 a no on the same page ends the subscription, and the consent is taken back', async ({
  portal,
}) => {
  await subscribe(portal)
  await changeWords(portal, 'newsletter')
  await hourly(portal)
  const link = await answerLink(portal, reader)
  const answer = await press(portal, link, { action: 'unsubscribe' })
  expect(await answer.json()).toMatchObject({ model: { state: 'left' } })
  expect((await said(portal, 'newsletter')).map(({ event }) => event)).toEqual(['given', 'withdrawn'])
  expect(await (await press(portal, link, { action: 'renew' })).json()).toMatchObject({
    model: { state: 'left' },
  })
  expect(await said(portal, 'newsletter')).toHaveLength(2)
})

test('R-42 the link of an issue, an altered link and an unknown answer say yes to nothing', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await changeWords(portal, 'newsletter')
  await hourly(portal)
  const link = await answerLink(portal, reader)
  expect((await press(portal, `/sv/newsletter/renew/${token}/`, { action: 'renew' })).status).toBe(404)
  expect((await press(portal, link.replace(/.\/$/, '!/'), { action: 'renew' })).status).toBe(404)
  expect((await press(portal, link, { action: 'maybe' })).status).toBe(400)
  expect(await said(portal, 'newsletter')).toHaveLength(1)
})

test('R-42 other words of the same meaning ask nobody and pause nothing', async ({ portal }) => {
  await subscribe(portal)
  await changeWords(portal, 'newsletter', false)
  await hourly(portal)
  await expect(answerLink(portal, reader)).rejects.toThrow('nothing is asked')
  expect(await whoGetsAnIssue(portal)).toEqual([reader])
})

test('R-42 who was listed before the words changed is left out when the letters are claimed', async ({
  portal,
}) => {
  await subscribe(portal)
  await makeIssue(portal)
  await fetch(`${portal.mailbox.url}/faults`, {
    method: 'POST',
    body: JSON.stringify({ mode: '429', count: 9 }),
  })
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  expect((await portal.rows('mailing_recipients')).map(({ state }) => state)).toEqual(['waiting'])
  await fetch(`${portal.mailbox.url}/faults`, { method: 'DELETE' })
  await changeWords(portal, 'newsletter')
  portal.time.now = new Date(portal.time.now.getTime() + 3_600_000)
  await onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })
  expect(await mailingIn(portal)).toMatchObject({ sent: 0, skipped: 1 })
})

test('R-42 a confirmation link with the old words works no longer, and signing up anew does', async ({
  portal,
}) => {
  await signUp(portal)
  const link = await linkTo(portal)
  await changeWords(portal, 'newsletter')
  expect((await press(portal, link)).status).toBe(410)
  expect(await portal.rows('subscriptions')).toEqual([])
  portal.time.now = new Date(portal.time.now.getTime() + 25 * 3_600_000)
  await subscribe(portal)
  expect(await whoGetsAnIssue(portal)).toEqual([reader])
})

test('R-42 everybody in the talent pool is asked for each application, and answers on its receipt; the day of erasure stands', async ({
  portal,
}) => {
  const inPool = { 'consent-talent-pool': 'on', email: another, locale: 'en' }
  await apply(portal, inPool)
  await apply(portal, { ...inPool, opening: 'open', role: 'student' })
  await apply(portal, { email: 'outside@post.example' })
  await changeWords(portal, 'talent-pool')
  for (const _ of ['once', 'twice']) await hourly(portal)
  const asked = (await portal.letters()).filter(({ subject }) =>
    subject.includes('still want to be in the talent pool'),
  )
  expect(asked.map(({ to }) => to[0])).toEqual([another, another])
  const links = asked.map(({ text }) => /\/en\/applications\/\S+/.exec(text)![0])
  expect(new Set(links).size).toBe(2)
  const days = async () =>
    (await portal.rows('applications')).map(({ erase_by, pool_erase_by }) => [erase_by, pool_erase_by])
  const before = await days()
  expect(await (await portal.app.request(links[0]!)).json()).toMatchObject({ model: { asksAgain: true } })
  for (const _ of ['once', 'twice'])
    expect((await press(portal, links[0]!, { action: 'renew-consent' })).status).toBe(303)
  expect(await (await portal.app.request(links[0]!)).json()).toMatchObject({ model: { asksAgain: false } })
  expect(await (await portal.app.request(links[1]!)).json()).toMatchObject({ model: { asksAgain: true } })
  const answers = (await said(portal, 'talent-pool')).filter(({ version }) => version === newVersion)
  expect(answers).toEqual([{ event: 'given', version: newVersion, locale: 'en', form: 'receipt' }])
  expect(await days()).toEqual(before)
})

test('R-42 a renewal says nothing for who is not in the pool, nor where nothing is asked', async ({
  portal,
}) => {
  const { links } = await (await apply(portal)).json()
  const receipt = new URL(links.receipt).pathname
  await press(portal, receipt, { action: 'renew-consent' })
  await changeWords(portal, 'talent-pool')
  await press(portal, receipt, { action: 'renew-consent' })
  expect(await said(portal, 'talent-pool')).toEqual([])
})

test('R-42 a run that comes back asks about the application that was left, though its owner was asked about another', async ({
  portal,
}) => {
  const inPool = { 'consent-talent-pool': 'on', email: another }
  await apply(portal, inPool)
  const left = await apply(portal, { ...inPool, opening: 'open', role: 'student' })
  const { links } = await left.json()
  await changeWords(portal, 'talent-pool')
  await hourly(portal)
  await fetch(`${portal.mailbox.url}/messages`, { method: 'DELETE' })
  const id = await portal
    .platform()
    .addresses.idFrom('receipt', new URL(links.receipt).pathname.split('/')[3]!)
  await portal.client.execute({ sql: 'delete from outbox where subject_id = ?', args: [id] })
  await portal.client.execute("update policy_news set told_at = null where about = 'consent talent-pool'")
  await hourly(portal)
  const asked = (await portal.letters(another)).map(({ text }) => text)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain(new URL(links.receipt).pathname)
})
