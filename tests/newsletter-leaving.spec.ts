import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { apply } from './portal/applying.ts'
import { linkTo, press, reader, signUp, subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const pageOf = (token: string) => `/sv/newsletter/unsubscribe/${token}/`
test('C2 the page behind the link leaves by one button; the address goes a day later, the block stays', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  expect((await (await portal.app.request(pageOf(token))).json()).model).toMatchObject({
    state: 'subscribed',
    maskedEmail: 'n•••d@post.example',
  })
  const left = (await (await press(portal, pageOf(token))).json()).model
  expect(left).toMatchObject({ state: 'left', done: 'left' })
  await sweepAt(portal, '2026-11-02T22:59:00Z')
  expect(await portal.rows('subscriptions')).toHaveLength(1)
  const { rules } = await sweepAt(portal, '2026-11-02T23:00:00Z')
  expect(rules['newsletter-subscription']).toEqual({ count: 1 })
  expect(JSON.stringify([await portal.rows('subscriptions'), await portal.rows('outbox')])).not.toContain(
    reader,
  )
  expect(await portal.rows('suppressions')).toHaveLength(1)
  expect((await (await portal.app.request(pageOf(token))).json()).model).toEqual({ state: 'gone' })
})

test('a reader who stays is kept for years, and who reported us as spam can leave like anybody', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  portal.time.now = new Date('2029-11-02T12:00:00Z')
  await sweepAt(portal, portal.time.now.toISOString())
  const [{ address_hash } = { address_hash: null }] = await portal.rows('subscriptions')
  await portal.client.execute({
    sql: "insert into suppressions values ('x', ?, 'email', 'newsletter', 'complained', 0)",
    args: [address_hash ?? ''],
  })
  expect((await press(portal, pageOf(token))).status).toBe(200)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  expect(await portal.rows('suppressions')).toMatchObject([{ reason: 'complained' }])
})

test('C1 topics and language are changed on the same page, for this subscription only', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await subscribe(portal, { email: 'olle@post.example' })
  const fields = { action: 'topics', topics: ['events', 'jobs'], kind: 'permanent', locale: 'nb' }
  const changed = await press(portal, pageOf(token), fields)
  expect((await changed.json()).model).toMatchObject({
    done: 'changed',
    locale: 'nb',
    wishes: { topics: ['events', 'jobs'], places: [], kinds: ['permanent'] },
  })
  const rows = await portal.rows('subscriptions')
  expect(rows.map(({ locale, topics }) => [locale, topics])).toEqual([
    ['nb', '["events","jobs"]'],
    ['sv', '["news"]'],
  ])
})

test('a place no opening has any more stays chosen until its reader takes it away, and nobody else can choose it', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await portal.client.execute(`update subscriptions set places = '["kiruna-sweden"]'`)
  const save = (place: string[]) =>
    press(portal, pageOf(token), { action: 'topics', topics: 'jobs', place, locale: 'sv' })
  for (const [sent, kept] of [
    [['kiruna-sweden', 'atlantis'], ['kiruna-sweden']],
    [
      ['bergen-norway', 'kiruna-sweden'],
      ['bergen-norway', 'kiruna-sweden'],
    ],
    [['bergen-norway'], ['bergen-norway']],
    [['kiruna-sweden'], []],
  ] as const) {
    const { model } = await (await save([...sent])).json()
    expect(model.wishes.places).toEqual(kept)
  }
})

test('UX-29 to take away every topic is to be asked whether to leave; nothing changes, and the rest stands as filled in', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  const answer = await press(portal, pageOf(token), { action: 'topics', locale: 'nb', kind: 'permanent' })
  expect([answer.status, (await answer.json()).model]).toMatchObject([
    422,
    {
      locale: 'nb',
      wishes: { topics: [], kinds: ['permanent'] },
      problems: [{ field: 'topics', message: 'topicsMissing' }],
    },
  ])
  expect(await portal.rows('subscriptions')).toMatchObject([{ topics: '["news"]' }])
})

test('UX-52 a leaving is undone through the mailbox, and confirming lifts the block', async ({ portal }) => {
  const { id, token } = await subscribe(portal)
  await press(portal, pageOf(token))
  const undone = await press(portal, pageOf(token), { action: 'again' })
  expect((await undone.json()).model).toMatchObject({ state: 'left', done: 'askedAgain' })
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  await press(portal, await linkTo(portal))
  expect(await portal.rows('subscriptions')).toMatchObject([{ id, state: 'confirmed', left_at: null }])
  expect(await portal.rows('suppressions')).toEqual([])
  const events = (await portal.rows('consents')).map(({ event }) => event)
  expect(events).toEqual(['given', 'withdrawn', 'given'])
})

test('U3 a link that was used before leaving does not bring anybody back', async ({ portal }) => {
  await signUp(portal)
  const link = await linkTo(portal)
  await press(portal, link)
  const [row] = await portal.rows('subscriptions')
  await press(portal, pageOf(await portal.platform().addresses.tokenFor('subscription', String(row!.id))))
  expect((await press(portal, link)).status).toBe(410)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
})

test('UX-52 the address is erased at once by its owner, through the mailbox; a passed-on letter erases nothing', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  const asked = await press(portal, pageOf(token), { action: 'erase' })
  expect((await asked.json()).model).toMatchObject({ done: 'eraseAsked' })
  await press(portal, pageOf(token), { action: 'erase' })
  expect(await portal.letters(reader)).toHaveLength(2)
  expect(await portal.rows('subscriptions')).toHaveLength(1)
  const link = await linkTo(portal)
  expect(link).toContain('/newsletter/erase/')
  expect((await (await press(portal, link)).json()).model).toEqual({ state: 'erased' })
  const tables = ['subscriptions', 'subscription_requests', 'outbox', 'mailing_recipients']
  for (const table of tables) expect(await portal.rows(table), table).toEqual([])
  expect(await portal.rows('suppressions')).toMatchObject([{ reason: 'left' }])
  expect((await portal.rows('consents')).map(({ event }) => event)).toEqual(['given', 'withdrawn'])
  expect((await (await press(portal, link)).json()).model).toEqual({ state: 'erased' })
})

test('R-54 who has left may ask again and gets that one letter; who reported us as spam gets none', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await press(portal, pageOf(token))
  await signUp(portal)
  expect(await portal.letters(reader)).toHaveLength(2)
  await portal.client.execute('delete from subscription_requests')
  await portal.client.execute("update suppressions set reason = 'complained'")
  await signUp(portal)
  expect(await portal.letters(reader)).toHaveLength(2)
  expect(await portal.rows('subscription_requests')).toEqual([])
})

test('R-54 leaving silences the newsletter and nothing else: a receipt still comes', async ({ portal }) => {
  const { token } = await subscribe(portal)
  await press(portal, pageOf(token))
  await apply(portal, { email: reader })
  const subjects = (await portal.letters(reader)).map(({ subject }) => subject)
  expect(subjects).toHaveLength(2)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
})

test('R-53 a newsletter that waited while its reader left is never claimed; one to an address that bounced neither', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await portal.letters()
  const waits = async (purpose: string) => {
    const addressHash = await portal.platform().addressHash(reader)
    await portal.client.execute({
      sql: `insert into outbox (id, subject_id, letter, purpose, recipient, address_hash, subject, html, text, queued_at, next_try_at)
        values (?, 'x', 'issue', ?, ?, ?, 'Nytt', '<p>Nytt</p>', 'Nytt', 0, 0)`,
      args: [crypto.randomUUID(), purpose, reader, addressHash],
    })
  }
  await press(portal, pageOf(token))
  await waits('newsletter')
  expect(await deliverLetters(portal.platform())).toBe(0)
  expect((await portal.rows('outbox')).at(-1)).toMatchObject({ state: 'suppressed', recipient: '', text: '' })
  await waits('service')
  expect(await deliverLetters(portal.platform())).toBe(1)
  await portal.client.execute("update suppressions set scope = 'all', reason = 'bounced'")
  await waits('service')
  expect(await deliverLetters(portal.platform())).toBe(0)
})
