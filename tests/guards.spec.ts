import { applicationForm, apply, fromOurPage, smallPdf } from './portal/applying.ts'
import { origin } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const contentTypes = [
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'x/y',
  undefined,
]
const strangers: Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site', Origin: origin },
  { 'Sec-Fetch-Site': 'same-site', Origin: origin },
  { 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'https://evil.example' },
  {},
]

for (const headers of strangers) {
  test(`R-01 a post from elsewhere is refused (${JSON.stringify(headers)})`, async ({ portal }) => {
    for (const type of contentTypes) {
      const withType = type ? { ...headers, 'Content-Type': type } : headers
      const answer = await portal.app.request('/api/applications', {
        method: 'POST',
        body: 'x=1',
        headers: withType,
      })
      expect(answer.status, String(type)).toBe(403)
    }
    const whole = await portal.app.request('/api/applications', {
      method: 'POST',
      body: applicationForm(),
      headers,
    })
    expect(whole.status).toBe(403)
    expect(await portal.rows('applications')).toEqual([])
  })
}

test('R-01 a post from our own page is let through, with or without Sec-Fetch-Site', async ({ portal }) => {
  const accept = { Accept: 'application/json' }
  expect((await apply(portal, {}, accept)).status).toBe(201)
  const body = applicationForm({ name: 'Någon Annan' })
  const old = await portal.app.request('/api/applications', {
    method: 'POST',
    body,
    headers: { Origin: origin, ...accept },
  })
  expect(old.status).toBe(201)
})

test('R-03 every answer carries the security headers, refusals too', async ({ portal }) => {
  for (const path of ['/api/alive', '/sv/nowhere/', '/api/health', '/sv/jobs/open/']) {
    const answer = await portal.app.request(path)
    expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(answer.headers.get('strict-transport-security'), path).toMatch(/max-age=\d{8,}; includeSubDomains/)
    expect(answer.headers.get('referrer-policy'), path).toBe('same-origin')
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('R-05 what shows one person’s data is never stored on the way', async ({ portal }) => {
  const receipt = new URL((await (await apply(portal)).json()).links.receipt)
  const answer = await portal.app.request(receipt.pathname)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
})

test('R-06 a method nobody expects is 405 and names those that are', async ({ portal }) => {
  const answer = await portal.app.request('/api/applications', { method: 'GET' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  const put = await portal.app.request('/api/alive', { method: 'PUT', headers: fromOurPage })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const options = await portal.app.request('/api/applications', { method: 'OPTIONS' })
  expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([405, null])
})

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

test('R-09 a bug is one calm sentence with an id, and the log says only what kind it was', async ({
  portal,
}) => {
  await portal.client.execute('drop table consents')
  const answer = await apply(portal)
  const body = await answer.json()
  expect(answer.status).toBe(500)
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(JSON.stringify(body)).not.toMatch(/SQL|consents|at .*\.ts|drizzle/i)
  expect(portal.log).toContainEqual(
    expect.objectContaining({ event: 'unexpected error', requestId: body.requestId }),
  )
  expect(JSON.stringify(portal.log)).not.toMatch(/Öberg|post\.example/)
})

test('the first page is in the language the browser asks for', async ({ portal }) => {
  const first = async (languages?: string) => {
    const answer = await portal.app.request(
      '/',
      languages ? { headers: { 'Accept-Language': languages } } : {},
    )
    expect([answer.status, answer.headers.get('vary')]).toEqual([302, 'Accept-Language'])
    return answer.headers.get('location')
  }
  expect(await first('nn-NO,nb;q=0.9')).toBe('/nb/')
  expect(await first('de, en;q=0.5, sv;q=0.7')).toBe('/sv/')
  expect(await first('en-GB')).toBe('/en/')
  expect(await first('fr')).toBe('/sv/')
  expect(await first()).toBe('/sv/')
})

test('R-52 a receipt address with any bit changed is not found', async ({ portal }) => {
  const { pathname } = new URL((await (await apply(portal)).json()).links.receipt)
  const token = pathname.split('/')[3]!
  expect((await portal.app.request(pathname)).status).toBe(200)
  for (let i = 0; i < token.length; i++) {
    for (const letter of ['A', 'b', '0', '_']) {
      if (token[i] === letter) continue
      const changed = token.slice(0, i) + letter + token.slice(i + 1)
      expect((await portal.app.request(`/sv/applications/${changed}/`)).status, changed).toBe(404)
    }
  }
})
