import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { addReaders, emailOf, leave, mailingIn, makeIssue, notOnce, statesOf } from './portal/mailing.ts'
import { origin } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

test('an issue reaches each reader of its topic once, in the reader’s language, and is then sent', async ({
  portal,
}) => {
  const readers = await addReaders(portal, 250)
  const [elsewhere] = await addReaders(portal, 1, { topics: ['events'], from: 900 })
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  expect(await notOnce(portal, readers)).toEqual([])
  expect(await portal.letters(elsewhere!.email)).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({
    state: 'sent',
    recipients: 250,
    sent: 250,
    leased_until: null,
  })
  expect((await portal.rows('mailing_batches')).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  const [second] = await portal.letters(emailOf(1))
  expect(second).toMatchObject({
    subject: 'Høsten hos Lärkspår: en åttende stol og en kai i Bergen',
    replyTo: ['hej@larkspar.example'],
  })
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters()).toHaveLength(250)
})

test('R-47 an issue carries both headers for leaving with one click, one address of the reader’s own, and no other letter does', async ({
  portal,
}) => {
  const [first, second] = await addReaders(portal, 2)
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  const addresses = new Set<string>()
  for (const { id, email } of [first!, second!]) {
    const [letter] = await portal.letters(email)
    const { 'List-Unsubscribe': header, ...others } = letter!.headers
    expect(others).toEqual({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    const [, token = ''] = new RegExp(`^<${origin}/u/([^/<>, ]+)>$`).exec(header!) ?? []
    expect(await portal.platform().addresses.idFrom('subscription', token)).toBe(id)
    for (const part of [letter!.html, letter!.text])
      expect(part).toContain(`/newsletter/unsubscribe/${token}/`)
    expect(letter!.html + letter!.text).not.toMatch(/\{reader\}/)
    expect(`${token}${letter!.headers}`).not.toContain('@')
    addresses.add(token)
  }
  expect(addresses.size).toBe(2)
})

test('an issue waits until its instant, and whoever joins until then gets it', async ({ portal }) => {
  const readers = await addReaders(portal, 2)
  const { now } = portal.time
  await makeIssue(portal, new Date(now.getTime() + 3_600_000))
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters()).toEqual([])
  readers.push(...(await addReaders(portal, 1, { from: 2 })))
  portal.time.now = new Date(now.getTime() + 3_600_000)
  await sendIssues(portal.platform(), portal.promises)
  expect(await notOnce(portal, readers)).toEqual([])
})

for (const scope of ['newsletter', 'all'])
  test(`R-54 nobody with a block (${scope}) is even listed, though the row of the subscription says otherwise`, async ({
    portal,
  }) => {
    const [blocked, other] = await addReaders(portal, 2)
    await leave(portal, blocked!, scope)
    await portal.client.execute("update subscriptions set state = 'confirmed', left_at = null")
    await makeIssue(portal)
    await sendIssues(portal.platform(), portal.promises)
    expect(await portal.letters(blocked!.email)).toEqual([])
    expect(await portal.letters(other!.email)).toHaveLength(1)
    expect(await mailingIn(portal)).toMatchObject({ recipients: 1, sent: 1, state: 'sent' })
  })

test('a letter that the provider refuses is counted as failed, and the others arrive', async ({ portal }) => {
  const readers = await addReaders(portal, 3)
  await portal.client.execute(
    "update subscriptions set email = 'not an address' where email = 'reader1@post.example'",
  )
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  expect(await statesOf(portal)).toEqual(['sent', 'failed', 'sent'])
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 2, failed: 1 })
  expect(await notOnce(portal, [readers[0]!, readers[2]!])).toEqual([])
  const ids = (await portal.rows('mailing_recipients')).map(({ provider_id }) => provider_id)
  const known = (await portal.letters()) as unknown as { id: string; to: string[] }[]
  expect(ids[2]).toBe(known.find(({ to }) => to[0] === readers[2]!.email)!.id)
  expect(ids[1]).toBeNull()
})

test('an issue that nobody wants is sent to nobody and done', async ({ portal }) => {
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', recipients: 0, sent: 0 })
})

test('R-58 an issue whose stored text nobody could leave by is paused and goes to nobody', async ({
  portal,
}) => {
  await addReaders(portal, 3)
  await makeIssue(portal)
  await portal.client.execute("update mailing_texts set text = 'Hej!' where locale = 'nb'")
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters()).toEqual([])
  expect(await mailingIn(portal)).toMatchObject({ state: 'paused', recipients: 0 })
  expect(portal.log).toContainEqual(expect.objectContaining({ event: 'issue not sendable, paused' }))
})
