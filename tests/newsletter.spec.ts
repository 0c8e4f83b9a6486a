import { locales } from '../functions/promises/language/languages.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { purposeFor } from '../functions/promises/purposes/purposes.ts'
import { openPortal } from './portal/portal.ts'
import { linkTo, press, reader, signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

test('R-45 a sign-up is one row that waits and one letter that asks, and nothing more', async ({
  portal,
}) => {
  const answer = await signUp(portal)
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  const [request, ...others] = await portal.rows('subscription_requests')
  expect(others).toEqual([])
  expect(request).toMatchObject({
    email: reader,
    locale: 'sv',
    topics: '["news"]',
    form: 'newsletter',
    text_hash: purposeFor(portal.promises.purposes, 'newsletter').hashes.sv,
    asked_at: portal.time.now.getTime(),
  })
  for (const table of ['subscriptions', 'consents', 'suppressions'])
    expect(await portal.rows(table), table).toEqual([])
  const letters = await portal.letters()
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
    [[reader], 'Bekräfta nyhetsbrevet från Lärkspår'],
  ])
})

for (const locale of locales) {
  test(`R-37 confirming records the words that were shown, when they were ticked and when confirmed (${locale})`, async ({
    portal,
  }) => {
    const askedAt = portal.time.now.getTime()
    await signUp(portal, { locale })
    const link = await linkTo(portal)
    expect(link).toMatch(new RegExp(`^/${locale}/newsletter/confirm/`))
    expect((await portal.letters(reader))[0]!.text).toContain(`/${locale}/my-data/\n`)
    portal.time.now = new Date('2026-11-03T10:00:00Z')
    expect((await press(portal, link)).status).toBe(200)
    const [subscription] = await portal.rows('subscriptions')
    expect(subscription).toMatchObject({ email: reader, locale, state: 'confirmed' })
    const [record, ...others] = await portal.rows('consents')
    expect(others).toEqual([])
    expect(record).toMatchObject({
      subject_id: subscription!.id,
      purpose: 'newsletter',
      event: 'given',
      locale,
      form: 'newsletter',
      text_hash: purposeFor(portal.promises.purposes, 'newsletter').hashes[locale],
      asked_at: askedAt,
      recorded_at: portal.time.now.getTime(),
    })
    expect(await portal.rows('subscription_requests')).toEqual([])
  })

  test(`a browser is told to look in the mailbox, in its language (${locale})`, async ({ portal }) => {
    const answer = await signUp(portal, { locale }, { Accept: 'text/html' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/${locale}/sent/newsletter/`])
  })

  test(`UX-32 what is missing is told at once, and nothing is kept (${locale})`, async ({ portal }) => {
    const { errors } = wordsIn(locale)
    const answer = await signUp(portal, { locale, email: 'nora', 'consent-newsletter': null })
    expect(answer.status).toBe(422)
    expect((await answer.json()).errors).toEqual({
      email: [errors.emailMalformed],
      'consent-newsletter': [errors.consentNewsletterMissing],
    })
    expect(await portal.rows('subscription_requests')).toEqual([])
    expect(await portal.letters()).toEqual([])
  })
}

test('topics, places and kinds are kept as they were chosen', async ({ portal }) => {
  await signUp(portal, { topics: ['jobs', 'news'], place: ['bergen-norway', 'atlantis'], kind: 'permanent' })
  const [request] = await portal.rows('subscription_requests')
  expect(JSON.parse(String(request!.topics))).toEqual(['news', 'jobs'])
  expect(JSON.parse(String(request!.places)).includes('atlantis')).toBe(false)
  expect(JSON.parse(String(request!.kinds))).toEqual(['permanent'])
})

test('R-44 a topic that is not on the list is refused', async ({ portal }) => {
  expect((await signUp(portal, { topics: ['news', 'everything'] })).status).toBe(400)
  expect(await portal.rows('subscription_requests')).toEqual([])
})

test('R-46 the answer is the same for an address that is new, waiting, subscribed, gone or blocked', async ({
  portal,
}) => {
  const answers = [await signUp(portal), await signUp(portal)]
  const { token } = await subscribe(portal, { email: 'olle@post.example' })
  answers.push(await signUp(portal, { email: 'olle@post.example' }))
  await press(portal, `/sv/newsletter/unsubscribe/${token}/`)
  answers.push(await signUp(portal, { email: 'olle@post.example' }))
  await portal.client.execute("update suppressions set reason = 'complained'")
  answers.push(await signUp(portal, { email: 'olle@post.example' }))
  const said = await Promise.all(answers.map(async (one) => [one.status, [...one.headers], await one.text()]))
  for (const one of said) expect(one).toEqual(said[0])
})

test('R-46 an address gets one confirmation letter a day, however often it is written in the form', async ({
  portal,
}) => {
  for (let times = 0; times < 4; times++) await signUp(portal)
  expect(await portal.letters(reader)).toHaveLength(1)
  portal.time.now = new Date(portal.time.now.getTime() + 24 * 3_600_000 + 1)
  await signUp(portal, { topics: 'events' })
  expect(await portal.letters(reader)).toHaveLength(2)
  const requests = await portal.rows('subscription_requests')
  expect(requests.map(({ topics }) => topics)).toEqual(['["events"]'])
})

test('U2 a hundred sign-ups of one address at once come to one row and one letter', async ({ portal }) => {
  await Promise.all(Array.from({ length: 100 }, () => signUp(portal)))
  expect(await portal.rows('subscription_requests')).toHaveLength(1)
  expect(await portal.letters(reader)).toHaveLength(1)
})

test('T9 a network has twenty letters an hour sent to strangers, and not one more', async () => {
  const portal = await openPortal({
    outside: (real) => ({ ...real, limits: { ...real.limits, lettersPerNetworkAndHour: 20 } }),
  })
  const from = (network: string) => ({ Accept: 'application/json', 'CF-Connecting-IP': network })
  for (let i = 0; i < 25; i++) {
    const answer = await signUp(portal, { email: `nr${i}@post.example` }, from('192.0.2.7'))
    expect(answer.status).toBe(202)
  }
  expect(await portal.rows('subscription_requests')).toHaveLength(20)
  await signUp(portal, { email: 'other@post.example' }, from('198.51.100.7'))
  portal.time.now = new Date(portal.time.now.getTime() + 3_600_001)
  await signUp(portal, { email: 'later@post.example' }, from('192.0.2.7'))
  expect(await portal.rows('subscription_requests')).toHaveLength(22)
  expect(JSON.stringify(await portal.rows('letter_budgets'))).not.toContain('192.0.2')
  await portal.close()
})

test('a program that fills in the trap is told what everybody is told, and nothing is kept', async ({
  portal,
}) => {
  const answer = await signUp(portal, { 'leave-empty': 'https://spam.example' })
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  expect(await portal.rows('subscription_requests')).toEqual([])
})
