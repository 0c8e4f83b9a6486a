import { expect } from '@playwright/test'
import { letter, lettersIn, post, test } from './with-mailbox.ts'

async function open(address: string) {
  const answer = await fetch(address)
  return { status: answer.status, headers: answer.headers, source: await answer.text() }
}

test('an empty mailbox says what to do', async ({ mailbox }) => {
  const { source } = await open(mailbox.url)
  expect(source).toContain('No letters yet')
  expect(source).toContain('RESEND_BASE_URL')
})

test('the page lists the letters, newest first, with sender, recipient, subject and time', async ({
  resend,
  mailbox,
}) => {
  await resend.emails.send(letter)
  await resend.emails.send({ ...letter, to: 'bo@sjo.example', subject: 'Påminnelse' })
  const { source } = await open(mailbox.url)
  expect(source.indexOf('Påminnelse')).toBeLessThan(source.indexOf('Tack'))
  expect(source).toContain('<h1>2 letters</h1>')
  for (const { id, receivedAt } of await lettersIn(mailbox)) {
    expect(source).toContain(`href="/letters/${id}"`)
    expect(source).toContain(`datetime="${receivedAt}"`)
  }
  expect(source).toContain('Frist &lt;jobs@frist.example&gt;')
})

test('the page shows the letters to one address', async ({ resend, mailbox }) => {
  await resend.emails.send(letter)
  expect((await open(`${mailbox.url}/?to=IDA@sjo.example`)).source).toContain('<h1>1 letter</h1>')
  expect((await open(`${mailbox.url}/?to=bo@sjo.example`)).source).toContain('No letter to')
})

test('a letter is shown with its headers, both parts and its attachments', async ({ resend, mailbox }) => {
  const { data } = await resend.emails.send({
    ...letter,
    text: 'Hej! Läs https://frist.example/sv/?a=1&b=2 och svara.',
    html: '<p>Hej</p>',
    headers: { 'X-Ref': 'A-1' },
    attachments: [{ filename: 'kopia.txt', content: 'aGVq' }],
  })
  const { status, source } = await open(`${mailbox.url}/letters/${data?.id}`)
  expect(status).toBe(200)
  expect(source).toContain('<dt>X-Ref</dt><dd><bdi>A-1</bdi></dd>')
  expect(source).toContain('kopia.txt')
  expect(source).toContain(`<iframe src="/letters/${data?.id}/html" sandbox="allow-popups`)
  expect(source).toContain(
    '<a href="https://frist.example/sv/?a=1&amp;b=2" target="_blank" rel="noreferrer">',
  )
})

test('whatever a letter says is shown as text and never becomes a part of the page', async ({
  resend,
  mailbox,
}) => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp;`
  const { data } = await resend.emails.send({
    from: `${hostile.replaceAll(/[<>]/g, '')} <jobs@frist.example>`,
    to: 'ida@sjo.example',
    subject: hostile,
    text: `${hostile} https://x.example/"onclick=alert(3)`,
    headers: { 'X-<b>': hostile },
    attachments: [{ filename: hostile, content: 'aGVq' }],
  })
  await post(`${mailbox.url}/faults`, { mode: '429' })
  for (const path of ['/', `/letters/${data?.id}`, `/?to=${encodeURIComponent(hostile)}`]) {
    const { source, headers } = await open(mailbox.url + path)
    expect(source, path).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(source, path).not.toMatch(/<script|<img|<b>|"onclick/)
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; style-src 'self'/)
  }
})

test('the HTML part runs nothing, loads nothing and opens its links in a new tab', async ({
  resend,
  mailbox,
}) => {
  const part = '<!doctype html><html lang="sv"><body><a href="https://frist.example/">Läs</a></body></html>'
  const { data } = await resend.emails.send({ ...letter, html: part })
  const { source, headers } = await open(`${mailbox.url}/letters/${data?.id}/html`)
  expect(source).toBe(part.replace('<html', '<base target="_blank"><html'))
  const policy = headers.get('content-security-policy')?.split('; ')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("style-src 'unsafe-inline'")
  expect(policy?.[0]).toBe(
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

test('a letter that is not there, or has no HTML part, is a page that leads back', async ({
  resend,
  mailbox,
}) => {
  const { data } = await resend.emails.send(letter)
  for (const path of ['/letters/01890000-0000-7000-8000-000000000000', `/letters/${data?.id}/html`]) {
    const { status, source } = await open(mailbox.url + path)
    expect(status, path).toBe(404)
    expect(source, path).toContain('<a href="/">All letters</a>')
  }
})

test('the page tells which fault is planned', async ({ mailbox }) => {
  expect((await open(mailbox.url)).source).not.toContain('fail')
  await post(`${mailbox.url}/faults`, { mode: 'timeout-after-accept', count: 2 })
  expect((await open(mailbox.url)).source).toContain(
    'The next 2 sends fail: <code>timeout-after-accept</code>',
  )
})
