import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { Resend } from 'resend'
import { startMailbox } from '../functions/local/mailbox/mailbox.ts'
import { filesIn, letter, lettersIn, post, test } from './with-mailbox.ts'

test('a letter sent with the resend package arrives with everything it was sent with', async ({
  resend,
  mailbox,
}) => {
  const { data, error, headers } = await resend.emails.send({
    ...letter,
    html: '<p>Hej Ida</p>',
    replyTo: 'svar@frist.example',
    cc: 'bo@sjo.example',
    bcc: ['anna@sjo.example'],
    headers: { 'List-Unsubscribe': '<https://frist.example/u/x>' },
    attachments: [{ filename: 'kopia.txt', content: Buffer.from('hej'), contentType: 'text/plain' }],
  })
  expect(error).toBeNull()
  expect(headers).toMatchObject({ 'ratelimit-limit': '10', 'ratelimit-remaining': '9' })
  const [kept] = await lettersIn(mailbox)
  expect(kept).toMatchObject({
    ...letter,
    id: data?.id,
    to: ['ida@sjo.example'],
    html: '<p>Hej Ida</p>',
    headers: { 'List-Unsubscribe': '<https://frist.example/u/x>' },
    replyTo: ['svar@frist.example'],
    cc: ['bo@sjo.example'],
    bcc: ['anna@sjo.example'],
    attachments: [{ filename: 'kopia.txt', contentType: 'text/plain', content: 'aGVq' }],
  })
  expect(Math.abs(Date.now() - Date.parse(kept?.receivedAt ?? ''))).toBeLessThan(5000)
})

test('letters are found by their address, whatever its case and the name before it', async ({
  resend,
  mailbox,
}) => {
  await resend.emails.send({ ...letter, to: ['Ida Sjö <Ida+Jobb@Sjo.example>', 'bo@sjo.example'] })
  await resend.emails.send({ ...letter, to: 'anna@sjo.example' })
  for (const asked of [
    'ida%2Bjobb@sjo.example',
    'ida+jobb@sjo.example',
    'BO@SJO.EXAMPLE',
    'Bo%20%3Cbo@sjo.example%3E',
  ])
    expect(await lettersIn(mailbox, `?to=${asked}`), asked).toHaveLength(1)
  expect(await lettersIn(mailbox, '?to=o@sjo.example')).toEqual([])
  expect(await lettersIn(mailbox)).toHaveLength(2)
})

test('the newest letter comes first, also among letters of one millisecond', async ({ resend, mailbox }) => {
  const subjects = Array.from({ length: 100 }, (_, place) => `Brev ${place}`)
  await resend.batch.send(subjects.map((subject) => ({ ...letter, subject })))
  await resend.emails.send({ ...letter, subject: 'Brev 100' })
  const shown = (await lettersIn(mailbox)).map(({ subject }) => subject)
  expect(shown).toEqual(['Brev 100', ...subjects.reverse()])
})

test('letters and their order survive a restart, each as one file', async ({ resend, mailbox, dir }) => {
  await resend.batch.send(
    Array.from({ length: 100 }, (_, place) => ({ ...letter, subject: `Brev ${place}` })),
  )
  const before = await lettersIn(mailbox)
  await mailbox.close()
  const again = await startMailbox({ port: 0, dir })
  expect(await lettersIn(again)).toEqual(before)
  expect(filesIn(dir)).toEqual(before.map(({ id }) => join(dir, `${id}.json`)).reverse())
  await again.close()
})

test('a new letter is the newest, even when the clock was set back', async ({ resend, dir }) => {
  await resend.emails.send({ ...letter, subject: 'From next year' })
  const [file = ''] = filesIn(dir)
  const id = 'ffffffff-0000-7000-8000-000000000000'
  writeFileSync(join(dir, `${id}.json`), JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), id }))
  const again = await startMailbox({ port: 0, dir })
  await new Resend('re_test', { baseUrl: again.url }).emails.send({ ...letter, subject: 'From today' })
  await again.close()
  const later = await startMailbox({ port: 0, dir })
  expect((await lettersIn(later))[0]?.subject).toBe('From today')
  await later.close()
})

test('a letter half written when the power went is no letter', async ({ dir, resend, mailbox }) => {
  await resend.emails.send(letter)
  await mailbox.close()
  writeFileSync(join(dir, 'half.json.tmp'), '{"id":"ha')
  const again = await startMailbox({ port: 0, dir })
  expect(await lettersIn(again)).toHaveLength(1)
  expect(filesIn(dir)).toHaveLength(1)
  await again.close()
})

test('a file that is not a letter is named instead of being passed over', async ({ dir, mailbox }) => {
  await mailbox.close()
  writeFileSync(join(dir, 'note.json'), '{"id":"another"}')
  await expect(startMailbox({ port: 0, dir })).rejects.toThrow(/note\.json is not a letter/)
})

test('only a bearer key that looks like one of Resend may send', async ({ mailbox }) => {
  const keys = { '': 'missing_api_key', re_test: 'missing_api_key', 'Bearer sk_test': 'validation_error' }
  for (const [authorization, name] of Object.entries(keys)) {
    const refused = await post(`${mailbox.url}/emails`, letter, authorization ? { authorization } : {})
    expect(refused.status, authorization).toBe(401)
    expect(await refused.json()).toMatchObject({ statusCode: 401, name })
  }
  expect(await lettersIn(mailbox)).toEqual([])
})

test('the same key and the same letter are one letter and one answer', async ({ resend, mailbox }) => {
  const sends = Array.from({ length: 20 }, () => resend.emails.send(letter, { idempotencyKey: 'receipt/1' }))
  const ids = (await Promise.all(sends)).map(({ data }) => data?.id)
  expect(await lettersIn(mailbox)).toEqual([expect.objectContaining({ id: ids[0] })])
  expect(new Set(ids).size).toBe(1)
})

test('without a key, or under another one, the same letter is one more', async ({ resend, mailbox }) => {
  await resend.emails.send(letter)
  await resend.emails.send(letter)
  await resend.emails.send(letter, { idempotencyKey: 'receipt/1' })
  await resend.emails.send(letter, { idempotencyKey: 'receipt/2' })
  await resend.batch.send([letter], { idempotencyKey: 'receipt/1' })
  expect(await lettersIn(mailbox)).toHaveLength(5)
})

test('the same key with another letter is refused and nothing is kept', async ({ resend, mailbox }) => {
  await resend.emails.send(letter, { idempotencyKey: 'receipt/1' })
  const { error } = await resend.emails.send({ ...letter, text: 'Hej Bo' }, { idempotencyKey: 'receipt/1' })
  expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
  expect(await lettersIn(mailbox)).toEqual([expect.objectContaining({ text: 'Hej Ida' })])
})

test('keys are remembered through a restart, and for 24 hours', async ({ resend, dir }) => {
  await resend.emails.send(letter, { idempotencyKey: 'receipt/1' })
  for (const [age, count] of [
    [23.9, 1],
    [24.1, 2],
  ] as const) {
    const [file = ''] = filesIn(dir)
    const receivedAt = new Date(Date.now() - age * 3_600_000).toISOString()
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), receivedAt }))
    const again = await startMailbox({ port: 0, dir })
    await new Resend('re_test', { baseUrl: again.url }).emails.send(letter, { idempotencyKey: 'receipt/1' })
    expect(await lettersIn(again), `after ${age} hours`).toHaveLength(count)
    await again.close()
  }
})

test('a key has 1 to 256 characters', async ({ resend, mailbox }) => {
  const headers = { authorization: 'Bearer re_test', 'idempotency-key': '' }
  expect((await post(`${mailbox.url}/emails`, letter, headers)).status).toBe(400)
  const { error } = await resend.emails.send(letter, { idempotencyKey: 'x'.repeat(257) })
  expect(error).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' })
  expect((await resend.emails.send(letter, { idempotencyKey: 'x'.repeat(256) })).error).toBeNull()
})

test('an emptied mailbox has no letters and no files', async ({ resend, mailbox, dir }) => {
  await resend.emails.send(letter)
  expect((await fetch(`${mailbox.url}/messages`, { method: 'DELETE' })).status).toBe(204)
  expect(await lettersIn(mailbox)).toEqual([])
  expect(filesIn(dir)).toEqual([])
})

test('the mailbox stops at once, even while somebody is still sending', async ({ mailbox }) => {
  const sender = connect(mailbox.port, '127.0.0.1')
  const cutOff = new Promise((resolve) => sender.on('close', resolve).on('error', resolve))
  sender.write(
    'POST /emails HTTP/1.1\r\nHost: mailbox\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n',
  )
  await new Promise((resolve) => sender.once('data', resolve))
  const began = Date.now()
  await mailbox.close()
  await cutOff
  expect(Date.now() - began).toBeLessThan(1000)
})
