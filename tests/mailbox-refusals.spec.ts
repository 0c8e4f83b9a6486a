import { rmSync } from 'node:fs'
import { expect } from '@playwright/test'
import { Resend } from 'resend'
import { startMailbox } from '../functions/local/mailbox/mailbox.ts'
import { filesIn, letter, lettersIn, type Mailbox, post, test } from './with-mailbox.ts'

const wrongLetters: [string, object, string, RegExp][] = [
  ['no sender', { from: undefined }, 'validation_error', /Missing `from`/],
  ['no recipient', { to: [] }, 'validation_error', /Missing `to`/],
  ['no subject', { subject: '' }, 'validation_error', /Missing `subject`/],
  ['no content', { text: undefined }, 'validation_error', /`html` or `text`/],
  ['51 recipients', { to: Array(51).fill('ida@sjo.example') }, 'validation_error', /50 addresses/],
  ['a sender without address', { from: 'Frist' }, 'invalid_from_address', /`from`/],
  ['a broken recipient', { to: 'ida@sjo' }, 'validation_error', /`to`/],
  ['two recipients in one string', { to: 'ida@sjo.example, bo@sjo.example' }, 'validation_error', /`to`/],
  ['a recipient outside ASCII', { to: 'ida@sjö.example' }, 'validation_error', /`to`/],
  ['a broken reply address', { replyTo: 'ida' }, 'validation_error', /`reply_to`/],
  [
    'a line break in the subject',
    { subject: 'Tack\r\nBcc: bo@sjo.example' },
    'validation_error',
    /`subject`/,
  ],
  ['a line break in a header', { headers: { 'X-Ref': '1\nBcc: x' } }, 'validation_error', /`headers`/],
  ['an empty attachment', { attachments: [{ filename: 'a.txt' }] }, 'invalid_attachment', /attachment/],
]
for (const [what, change, name, message] of wrongLetters)
  test(`a letter with ${what} is refused and not kept`, async ({ resend, mailbox }) => {
    const { data, error } = await resend.emails.send({ ...letter, ...change })
    expect(data).toBeNull()
    expect(error).toEqual({ statusCode: 422, name, message: expect.stringMatching(message) })
    expect(await lettersIn(mailbox)).toEqual([])
  })

test('50 recipients are fine', async ({ resend, mailbox }) => {
  expect((await resend.emails.send({ ...letter, to: Array(50).fill('ida@sjo.example') })).error).toBeNull()
  expect((await lettersIn(mailbox))[0]?.to).toHaveLength(50)
})

test('what is not JSON, or nothing the mailbox knows, gets an answer in the shape of Resend', async ({
  mailbox,
}) => {
  const headers = { authorization: 'Bearer re_test' }
  const asked: [string, RequestInit, number, string][] = [
    ['/emails', { method: 'POST', body: '{', headers }, 400, 'validation_error'],
    ['/emails', { method: 'POST', body: '[]', headers }, 422, 'validation_error'],
    ['/emails', { method: 'POST', body: 'x'.repeat(41 * 1024 * 1024), headers }, 413, 'validation_error'],
    ['/emails', {}, 405, 'method_not_allowed'],
    ['/domains', {}, 404, 'not_found'],
    ['/faults', { method: 'POST', body: '{"mode":"rain"}' }, 400, 'validation_error'],
  ]
  for (const [path, request, statusCode, name] of asked) {
    const answer = await fetch(mailbox.url + path, request)
    expect(answer.status, path).toBe(statusCode)
    expect(await answer.json()).toMatchObject({ statusCode, name, message: expect.any(String) })
  }
})

test('a batch is kept letter by letter and answered in its order', async ({ resend, mailbox }) => {
  const { data } = await resend.batch.send([letter, { ...letter, to: 'bo@sjo.example' }])
  const [bo, ida] = await lettersIn(mailbox)
  expect(data).toEqual({ data: [{ id: ida?.id }, { id: bo?.id }] })
  expect(bo?.to).toEqual(['bo@sjo.example'])
})

test('one bad letter refuses the whole batch, unless the sender permits parts', async ({
  resend,
  mailbox,
}) => {
  const batch = [letter, { ...letter, to: 'nobody' }, letter]
  const strict = await resend.batch.send(batch)
  expect(strict.error).toMatchObject({ statusCode: 422, name: 'validation_error' })
  expect(await lettersIn(mailbox)).toEqual([])
  const permissive = await resend.batch.send(batch, { batchValidation: 'permissive' })
  expect(permissive.data?.data).toHaveLength(2)
  expect(permissive.data?.errors).toEqual([{ index: 1, message: expect.stringContaining('`to`') }])
  expect(await lettersIn(mailbox)).toHaveLength(2)
})

test('a batch has 1 to 100 letters and no attachments', async ({ resend, mailbox }) => {
  const withAttachment = { ...letter, attachments: [{ filename: 'a.txt', content: 'aGVq' }] }
  for (const batch of [[], Array(101).fill(letter), [withAttachment]])
    expect((await resend.batch.send(batch)).error).toMatchObject({
      statusCode: 422,
      name: 'validation_error',
    })
  expect(await lettersIn(mailbox)).toEqual([])
})

test('a batch sent again under its key adds only what a crash had left out', async ({
  resend,
  mailbox,
  dir,
}) => {
  const batch = [letter, { ...letter, to: 'bo@sjo.example' }, { ...letter, to: 'anna@sjo.example' }]
  const first = await resend.batch.send(batch, { idempotencyKey: 'campaign/1' })
  expect(await resend.batch.send(batch, { idempotencyKey: 'campaign/1' })).toMatchObject({ data: first.data })
  await mailbox.close()
  rmSync(filesIn(dir)[1] ?? '')
  const again = await startMailbox({ port: 0, dir })
  const second = await new Resend('re_test', { baseUrl: again.url }).batch.send(batch, {
    idempotencyKey: 'campaign/1',
  })
  const [ida, bo, anna] = second.data?.data ?? []
  expect([ida, anna]).toEqual([first.data?.data[0], first.data?.data[2]])
  const [newest, ...others] = await lettersIn(again)
  expect(newest).toMatchObject({ id: bo?.id, to: ['bo@sjo.example'] })
  expect(others).toHaveLength(2)
  await again.close()
})

const failNext = ({ url }: Mailbox, mode: string, count: number) => post(`${url}/faults`, { mode, count })

test('told to answer 429, the mailbox does so as often as told, then takes letters', async ({
  resend,
  mailbox,
}) => {
  await failNext(mailbox, '429', 2)
  for (const _ of [1, 2]) {
    const { error, headers } = await resend.emails.send(letter)
    expect(error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' })
    expect(headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' })
  }
  expect(await lettersIn(mailbox)).toEqual([])
  expect((await resend.emails.send(letter)).error).toBeNull()
  expect(await lettersIn(mailbox)).toHaveLength(1)
})

test('told to fail, the mailbox answers 500 and keeps nothing', async ({ resend, mailbox }) => {
  await failNext(mailbox, '5xx', 1)
  const { error } = await resend.batch.send([letter])
  expect(error).toMatchObject({ statusCode: 500, name: 'internal_server_error' })
  expect(await lettersIn(mailbox)).toEqual([])
})

test('a letter whose answer was lost is kept once when it is sent again under its key', async ({
  resend,
  mailbox,
}) => {
  await failNext(mailbox, 'timeout-after-accept', 1)
  const lost = await resend.emails.send(letter, { idempotencyKey: 'receipt/1' })
  expect(lost).toEqual({ data: null, headers: null, error: expect.objectContaining({ statusCode: null }) })
  const [kept, ...others] = await lettersIn(mailbox)
  expect(others).toEqual([])
  const again = await resend.emails.send(letter, { idempotencyKey: 'receipt/1' })
  expect(again.data).toEqual({ id: kept?.id })
  expect(await lettersIn(mailbox)).toHaveLength(1)
})

test('faults are switched off at once, and a stranger uses none up', async ({ resend, mailbox }) => {
  expect(await (await failNext(mailbox, '5xx', 3)).json()).toEqual({ mode: '5xx', count: 3 })
  await post(`${mailbox.url}/emails`, letter, {})
  expect((await resend.emails.send(letter)).error).toMatchObject({ statusCode: 500 })
  expect(await (await post(`${mailbox.url}/faults`, { mode: 'off' })).json()).toEqual({
    mode: 'off',
    count: 0,
  })
  expect((await resend.emails.send(letter)).error).toBeNull()
})
