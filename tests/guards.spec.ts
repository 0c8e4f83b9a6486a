import { applicationForm, apply, fromOurPage } from './portal/applying.ts'
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
