import { databaseOn, tursoClient } from '../functions/platform/database.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { purposeFor } from '../functions/promises/purposes/purposes.ts'
import { fromOurPage } from './portal/applying.ts'
import { demoPromises, openPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { type MessageFields, messageForm, us, whoWrites, write } from './portal/writing.ts'

const asBrowser = { Accept: 'text/html' }
const nothing = { contact_messages: [], consents: [], outbox: [], sent_forms: [] }

test('a message is kept with its consent and answered with a reference', async ({ portal }) => {
  const answer = await write(portal)
  expect(answer.status).toBe(201)
  const { reference, ...more } = await answer.json()
  expect(reference).toMatch(/^[2-9A-HJ-NPR-Z]{4}-[2-9A-HJ-NPR-Z]{4}$/)
  expect(more).toEqual({})
  const [row] = await portal.rows('contact_messages')
  expect(row).toMatchObject({
    reference,
    controller: 'larkspar',
    locale: 'sv',
    name: 'Iben Moldskred',
    email: whoWrites,
    message: 'Hej!\nHar ni parkering?',
    starts_on: '2026-11-02',
    erase_by: '2027-05-02',
  })
})

for (const locale of locales) {
  test(`R-36 the box is recorded in the words that were shown (${locale})`, async ({ portal }) => {
    await write(portal, { locale })
    const [row, ...others] = await portal.rows('consents')
    expect(others).toEqual([])
    expect(row).toMatchObject({
      purpose: 'contact',
      event: 'given',
      locale,
      form: 'contact',
      retention: 'contact',
      text_hash: purposeFor(portal.promises.purposes, 'contact').hashes[locale],
      subject_id: (await portal.rows('contact_messages'))[0]!.id,
    })
  })

  test(`a browser is shown what happens next, in its language (${locale})`, async ({ portal }) => {
    const answer = await write(portal, { locale }, asBrowser)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/${locale}/sent/contact/`])
  })

  test(`UX-32 everything that is missing is told at once, in the order of the form (${locale})`, async ({
    portal,
  }) => {
    const { errors } = wordsIn(locale)
    const answer = await write(portal, {
      locale,
      name: ' ',
      email: null,
      message: '\r\n',
      'consent-contact': null,
    })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const told = await answer.json()
    expect(told.title).toBe(wordsIn(locale).contact.problemTitle)
    expect(Object.entries(told.errors)).toEqual([
      ['name', [errors.nameMissing]],
      ['email', [errors.emailMissing]],
      ['message', [errors.messageMissing]],
      ['consent-contact', [errors.consentContactMissing]],
    ])
    for (const [table, rows] of Object.entries(nothing)) expect(await portal.rows(table)).toEqual(rows)
  })
}

test('UX-29 a form with something to put right comes back as it was written', async ({ portal }) => {
  const answer = await write(
    portal,
    { locale: 'nb', email: 'iben', message: ' Rad ett\r\nRad två ' },
    asBrowser,
  )
  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({
    locale: 'nb',
    page: 'contact',
    model: {
      values: {
        name: 'Iben Moldskred',
        email: 'iben',
        message: ' Rad ett\nRad två ',
        'consent-contact': true,
      },
      problems: [{ field: 'email', message: 'emailMalformed' }],
    },
  })
})

test('without the consent nothing is kept and nothing is sent', async ({ portal }) => {
  for (const ticked of [null, '', 'off', 'true']) {
    const answer = await write(portal, { 'consent-contact': ticked })
    expect(Object.keys((await answer.json()).errors), String(ticked)).toEqual(['consent-contact'])
  }
  expect(await portal.rows('contact_messages')).toEqual([])
  expect(await portal.letters()).toEqual([])
})

test('a filled honeypot is asked to be left empty and nothing is kept', async ({ portal }) => {
  const answer = await write(portal, { 'leave-empty': 'https://spam.example' })
  expect(answer.status).toBe(422)
  expect(Object.keys((await answer.json()).errors)).toEqual(['leave-empty'])
  expect(await portal.rows('contact_messages')).toEqual([])
})

test('R-12 a message has up to five thousand characters, counted as people count them', async ({
  portal,
}) => {
  expect((await write(portal, { message: '🦜'.repeat(5_000) })).status).toBe(201)
  const answer = await write(portal, { message: '🦜'.repeat(5_001) })
  expect(answer.status).toBe(422)
  expect(Object.keys((await answer.json()).errors)).toEqual(['message'])
  expect((await write(portal, { message: 'x'.repeat(140_000) })).status).toBe(400)
})

test('R-01 R-11 R-17 what our form cannot send is refused whole', async ({ portal }) => {
  const post = (body: URLSearchParams | string, headers: Record<string, string> = fromOurPage) =>
    portal.app.request('/api/contact', { method: 'POST', body, headers })
  const twice = messageForm()
  twice.append('email', 'another@post.example')
  expect((await post(twice)).status).toBe(400)
  const impossible: MessageFields[] = [
    { locale: 'de' },
    { locale: null },
    { name: 'Iben\r\nBcc: all@post.example' },
    { email: `${whoWrites}\r\nBcc: all@post.example` },
    { email: `${whoWrites}\0` },
  ]
  for (const changes of impossible)
    expect((await write(portal, changes)).status, JSON.stringify(changes)).toBe(400)
  expect((await post('{}', { ...fromOurPage, 'Content-Type': 'application/json' })).status).toBe(400)
  expect((await post(messageForm(), { Origin: 'https://evil.example' })).status).toBe(403)
  for (const [table, rows] of Object.entries(nothing)) expect(await portal.rows(table)).toEqual(rows)
})

test('R-06 R-10 other methods are refused, and other fields change nothing', async ({ portal }) => {
  const look = await portal.app.request('/api/contact')
  expect([look.status, look.headers.get('allow')]).toEqual([405, 'POST'])
  await write(portal, { id: 'mine', eraseBy: '2099-01-01', erase_by: '2099-01-01', controller: 'me' })
  expect(await portal.rows('contact_messages')).toMatchObject([
    { controller: 'larkspar', erase_by: '2027-05-02' },
  ])
})

test('a network that sends too many forms is asked to wait, before anything is read', async () => {
  const portal = await openPortal({
    outside: (platform) => ({ ...platform, limits: { ...platform.limits, mayPostForm: async () => false } }),
  })
  const answer = await write(portal)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await portal.rows('contact_messages')).toEqual([])
  await portal.close()
})

test('S2 with the database down the answer is a 503 that says when to come back', async () => {
  const portal = await openPortal({
    outside: (platform) => ({ ...platform, db: databaseOn(tursoClient({ url: 'http://127.0.0.1:9' })) }),
  })
  const answer = await write(portal)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
  expect(JSON.stringify([await answer.json(), portal.log])).not.toMatch(/Iben|parkering|post\.example/)
  await portal.close()
})

test('an organisation that does not switch the form on has no address for it', async () => {
  const promises = demoPromises()
  promises.site.capabilities = ['applications', 'retention']
  const portal = await openPortal({ promises })
  expect((await write(portal)).status).toBe(404)
  await portal.close()
})

test('whoever runs the site reads every message, however often somebody writes', async ({ portal }) => {
  for (let i = 0; i < 7; i++) await write(portal, { message: `Fråga ${i}` })
  expect(await portal.letters(us)).toHaveLength(7)
})

test('T9 one address gets at most five receipts a day, whoever writes it in the form', async ({ portal }) => {
  for (let i = 0; i < 7; i++) await write(portal, { message: `Fråga ${i}` })
  expect(await portal.letters(whoWrites)).toHaveLength(5)
  await write(portal, { email: 'another@post.example' })
  expect(await portal.letters('another@post.example')).toHaveLength(1)
  portal.time.now = new Date(portal.time.now.getTime() + 24 * 3_600_000 + 1)
  await write(portal, { message: 'Dagen därpå' })
  expect(await portal.letters(whoWrites)).toHaveLength(6)
})
