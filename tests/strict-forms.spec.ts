import { applicationForm, apply, fromOurPage, smallPdf } from './portal/applying.ts'
import { expect, test } from './portal/test.ts'

test('R-10 fields nobody asked for change nothing', async ({ portal }) => {
  await apply(portal, { role: 'admin', id: '1', status: 'hired', __proto__x: 'y', constructor: 'z' })
  const [row] = await portal.rows('applications')
  expect(row!.role).toBeNull()
  expect(row!.id).not.toBe('1')
})

test('R-11 a field that comes twice is refused', async ({ portal }) => {
  for (const field of ['name', 'acknowledged', 'consent-talent-pool', 'cv']) {
    const body = applicationForm({ 'consent-talent-pool': 'on' })
    body.append(field, field === 'cv' ? new File([smallPdf], 'b.pdf') : 'on')
    const answer = await portal.app.request('/api/applications', {
      method: 'POST',
      body,
      headers: fromOurPage,
    })
    expect([answer.status, (await answer.json()).model.kind], field).toEqual([400, 'doubledField'])
  }
  expect(await portal.rows('applications')).toEqual([])
})

test('R-12 too long a text is a sentence at its field, far too much of it is refused whole', async ({
  portal,
}) => {
  const long = await apply(portal, {
    name: 'å'.repeat(201),
    letter: 'å'.repeat(5_001),
    cvText: 'å'.repeat(20_001),
  })
  expect(Object.keys((await long.json()).errors)).toEqual(['name', 'letter', 'cvText'])
  const fits = await apply(portal, { name: '😀'.repeat(200), letter: '😀'.repeat(5_000) })
  expect(fits.status).toBe(201)
  expect((await apply(portal, { letter: 'x'.repeat(131_073) })).status).toBe(400)
  const many = applicationForm()
  for (let i = 0; i < 60; i++) many.append(`extra${i}`, 'x')
  expect(
    (await portal.app.request('/api/applications', { method: 'POST', body: many, headers: fromOurPage }))
      .status,
  ).toBe(400)
})

test('R-15 control characters in one line are refused, in a text they are dropped', async ({ portal }) => {
  expect((await apply(portal, { name: 'Anna\u0000' })).status).toBe(400)
  expect((await apply(portal, { email: 'a@post.example\r\nBcc: b@post.example' })).status).toBe(400)
  await apply(portal, { letter: 'Hej\u0007\tdär\u202E!', name: 'An\u200Bna' })
  expect((await portal.rows('applications'))[0]).toMatchObject({ letter: 'Hej\tdär!', name: 'Anna' })
})

test('R-21 a body above nine megabytes is refused, whatever it says about its length', async ({ portal }) => {
  const body = applicationForm({ cv: new File([new Uint8Array(9_000_001)], 'cv.pdf') })
  const answer = await portal.app.request('/api/applications', {
    method: 'POST',
    body,
    headers: { ...fromOurPage, Accept: 'application/json' },
  })
  expect(answer.status).toBe(413)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(portal.objects.size).toBe(0)
})

for (const [what, type, body] of [
  ['no boundary', 'multipart/form-data', 'x'],
  [
    'no end',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nAnna',
  ],
  ['JSON', 'application/json', '{"name":"Anna"}'],
  ['plain text', 'text/plain', 'name=Anna'],
  ['nothing', 'multipart/form-data; boundary=b', ''],
] as const) {
  test(`a malformed form is refused in the browser’s language (${what})`, async ({ portal }) => {
    const headers = { ...fromOurPage, 'Content-Type': type, 'Accept-Language': 'no' }
    const answer = await portal.app.request('/api/applications', { method: 'POST', body, headers })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { locale: 'nb', page: 'problem', model: { kind: 'malformed' } },
    ])
  })
}

test('R-15 a tab pasted into one line is a space and loses nobody their form', async ({ portal }) => {
  expect((await apply(portal, { name: 'Anna\tÅberg' })).status).toBe(201)
  expect((await portal.rows('applications'))[0]!.name).toBe('Anna Åberg')
})

test('a pasted CV of nothing but control characters is no CV', async ({ portal }) => {
  const answer = await apply(portal, { cv: null, cvText: '\u0007\u0007' })
  expect(Object.keys((await answer.json()).errors)).toEqual(['cv'])
})

test('T4 a million small parts are refused before anybody reads them', async ({ portal }) => {
  const many = {
    headers: { ...fromOurPage, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a=1&'.repeat(1_000_000),
    method: 'POST',
  }
  const started = performance.now()
  expect((await portal.app.request('/api/applications', many)).status).toBe(400)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('a form that asks for something we do not do is refused and not sent', async ({ portal }) => {
  expect((await apply(portal, { intent: 'hire' })).status).toBe(400)
  expect(await portal.rows('applications')).toEqual([])
})

test('trouble is told in the language of the page the form was on', async ({ portal }) => {
  const headers = {
    ...fromOurPage,
    'Content-Type': 'text/plain',
    'Accept-Language': 'en',
    Referer: 'http://portal.example/nb/jobs/open/apply/',
  }
  const answer = await portal.app.request('/api/applications', { method: 'POST', body: 'x', headers })
  expect(await answer.json()).toMatchObject({ locale: 'nb', model: { kind: 'malformed' } })
})
