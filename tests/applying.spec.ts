import { tinyPng } from './corpora/photos.ts'
import { applicationForm, apply, fromOurPage, jobSlug, smallPdf } from './portal/applying.ts'
import { openPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

test('an application with a CV is kept and answered with the day it is erased', async ({ portal }) => {
  const answer = await apply(portal)
  expect(answer.status).toBe(201)
  const body = await answer.json()
  expect(body).toMatchObject({
    reference: expect.stringMatching(/^[2-9A-HJ-NPR-Z]{4}-[2-9A-HJ-NPR-Z]{4}$/),
    receivedAt: '2026-11-02T09:30:00.000Z',
    links: {
      receipt: expect.stringContaining('/sv/applications/'),
      myData: 'http://portal.example/sv/my-data/',
    },
  })
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  const [row] = await portal.rows('applications')
  expect(row).toMatchObject({
    opening: jobSlug,
    name: 'Åsa-Lena Öberg',
    email: 'asa.oberg@post.example',
    rule: 'application',
  })
  expect(opening.deadlineOn).toBe('2026-12-16')
  expect(body.retention).toEqual({ rule: 'application', eraseBy: '2029-06-16' })
  expect(row!.erase_by).toBe('2029-06-16')
})

test('R-36 an application needs no optional box, and each tick is a record of its own', async ({
  portal,
}) => {
  await apply(portal)
  expect((await portal.rows('consents')).map((row) => [row.purpose, row.event])).toEqual([
    ['application-notice', 'acknowledged'],
  ])
  await apply(portal, { email: 'b@post.example', 'consent-talent-pool': 'on' })
  const ticked = (await portal.rows('consents')).slice(1)
  expect(ticked.map((row) => [row.purpose, row.event])).toEqual([
    ['application-notice', 'acknowledged'],
    ['talent-pool', 'given'],
  ])
  expect(ticked[1]).toMatchObject({
    locale: 'sv',
    form: 'application',
    text_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('R-36 without the acknowledgement nothing is kept', async ({ portal }) => {
  const answer = await apply(portal, { acknowledged: null })
  expect(answer.status).toBe(422)
  expect((await answer.json()).errors).toEqual({ acknowledged: [expect.stringContaining('Kryssa i rutan')] })
  expect(await portal.rows('applications')).toEqual([])
  expect([...portal.objects.keys()].filter((name) => !name.startsWith('held/'))).toEqual([])
})

test('UX-14 a CV may be pasted as text instead of sent as a file', async ({ portal }) => {
  const answer = await apply(portal, { cv: null, cvText: 'Elektriker sedan 2009.\r\nÖvrigt: körkort.' })
  expect(answer.status).toBe(201)
  const [row] = await portal.rows('applications')
  expect(row!.cv_text).toBe('Elektriker sedan 2009.\nÖvrigt: körkort.')
  expect(portal.objects.size).toBe(0)
})

test('the sealed CV is unreadable in the bucket and opens with the key in its row', async ({ portal }) => {
  await apply(portal)
  const [file] = await portal.rows('application_files')
  const object = portal.objects.get(String(file!.object_name))!
  expect(new TextDecoder('latin1').decode(object.bytes)).not.toContain('%PDF')
  const { unseal } = await import('../functions/platform/secrets/sealing.ts')
  const plain = await unseal({ key: String(file!.sealing_key), bytes: object.bytes })
  expect(plain).toEqual(smallPdf)
})

test('R-30 the name of an object says nothing about the person', async ({ portal }) => {
  await apply(portal)
  const [name] = [...portal.objects.keys()]
  expect(name).toMatch(/^cv\/2026-11-02\/[0-9a-f]{32}$/)
})

test('one submit is one database call between request and answer, and one put for each file', async () => {
  const portal = await openPortal({ outside: (platform) => ({ ...platform, afterwards: () => undefined }) })
  const photo = new File([tinyPng()], 'jag.png', { type: 'image/png' })
  const before = portal.turso.requests()
  expect((await apply(portal, { photo })).status).toBe(201)
  expect(portal.turso.requests() - before).toBe(1)
  expect(portal.objects.size).toBe(2)
  await portal.close()
})

for (const [locale, sentence] of [
  ['sv', 'har gått ut'],
  ['nb', 'er gått ut'],
  ['en', 'is over'],
] as const) {
  test(`a closed opening takes no application and says so (${locale})`, async ({ portal }) => {
    portal.time.now = new Date('2026-12-16T23:00:00Z')
    const answer = await apply(portal, { locale })
    expect(answer.status).toBe(422)
    expect((await answer.json()).detail).toMatch(new RegExp(sentence, 'i'))
    expect(await portal.rows('applications')).toEqual([])
    expect(portal.objects.size).toBe(0)
  })
}

test('an opening stays open to the last minute of its deadline day in the organisation’s time', async ({
  portal,
}) => {
  portal.time.now = new Date('2026-12-16T22:59:59Z')
  expect((await apply(portal)).status).toBe(201)
})

test('an opening nobody has heard of takes no application', async ({ portal }) => {
  const answer = await apply(portal, { opening: 'astronaut' })
  expect(answer.status).toBe(422)
  expect(await portal.rows('sent_forms')).toEqual([])
})

test('a person who did nothing wrong but one field gets the whole form back as it was', async ({
  portal,
}) => {
  const body = applicationForm({
    email: 'inte en adress',
    letter: 'Rad ett\nRad två',
    'consent-talent-pool': 'on',
  })
  const answer = await portal.app.request('/api/applications', { method: 'POST', body, headers: fromOurPage })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    page: 'apply',
    locale: 'sv',
    model: {
      slug: jobSlug,
      problems: [{ field: 'email', message: 'emailMalformed' }],
      values: {
        name: 'Åsa-Lena Öberg',
        email: 'inte en adress',
        letter: 'Rad ett\nRad två',
        acknowledged: true,
        'consent-talent-pool': true,
      },
    },
  })
})

test('every problem is found at once, in the order of the form', async ({ portal }) => {
  const answer = await apply(portal, {
    name: '  ',
    email: '',
    cv: null,
    acknowledged: null,
    phone: 'ring mig',
  })
  expect(Object.keys((await answer.json()).errors)).toEqual(['name', 'email', 'phone', 'cv', 'acknowledged'])
})

test('a filled honeypot is asked to be left empty and nothing is kept', async ({ portal }) => {
  const answer = await apply(portal, { 'leave-empty': 'https://spam.example' })
  expect(answer.status).toBe(422)
  expect(Object.keys((await answer.json()).errors)).toEqual(['leave-empty'])
  expect(await portal.rows('applications')).toEqual([])
})

test('the open application asks for a role, lives by the last activity and never closes', async ({
  portal,
}) => {
  portal.time.now = new Date('2031-02-28T12:00:00Z')
  expect((await apply(portal, { opening: 'open' })).status).toBe(422)
  const answer = await apply(portal, { opening: 'open', role: 'student' })
  expect((await answer.json()).retention).toEqual({ rule: 'student', eraseBy: '2032-02-28' })
})

test('the later of two rules decides, and the answer names it', async ({ portal }) => {
  const answer = await apply(portal, { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  expect((await answer.json()).retention).toEqual({ rule: 'talent-pool', eraseBy: '2028-11-02' })
})
