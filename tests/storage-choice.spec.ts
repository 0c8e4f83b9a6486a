import { createHash } from 'node:crypto'
import { storageQuestion } from '../functions/promises/choice/question.ts'
import { chosen, expect, type Fields, test } from './portal/choosing.ts'
import { origin } from './portal/portal.ts'

const own = '/sv/cookies/choice/'

test('R-37 a yes to everything is one record for each purpose, with the exact words by their hash', async ({
  asking,
}) => {
  const answer = await asking.answer({ answer: 'all' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(own)
  const rows = await asking.rows('consents')
  const number = chosen(answer)!.split('.')[0]
  const { purpose } = storageQuestion(asking.promises.purposes)!.purposes[0]!
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    subject_id: number,
    purpose: 'storage-analytic',
    event: 'given',
    text_hash: createHash('sha256').update(purpose.wording.sv).digest('hex'),
    version: purpose.version,
    locale: 'sv',
    form: 'storage-choice',
    controller: 'larkspar',
    retention: 'storage-choice',
    withdraw_at: own,
    recorded_at: asking.time.now.getTime(),
  })
  expect(number).toMatch(/^[\w-]{22}$/)
  expect(JSON.stringify(rows)).not.toContain('203.0.113.7')
})

test('the cookie is our own, sealed from scripts, and gone on the day we erase the answer', async ({
  asking,
}) => {
  const answer = await asking.answer({ answer: 'none' })
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-choice=/)
  for (const part of ['HttpOnly', 'Secure', 'Path=/', 'SameSite=Lax']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  const seconds = Number(/Max-Age=(\d+)/.exec(cookie!)![1])
  const ends = new Date(asking.time.now.getTime() + seconds * 1_000)
  expect(ends.toISOString()).toBe('2027-11-01T23:00:00.000Z')
})

test('B3 a choice purpose by purpose is kept as it was ticked', async ({ asking }) => {
  const answer = await asking.answer({ answer: 'ticked', allow: 'personal' })
  expect(chosen(answer)).toMatch(/\.2026-11-02\.personal$/)
  expect((await asking.rows('consents')).map(({ purpose, event }) => [purpose, event])).toEqual([
    ['storage-analytic', 'refused'],
    ['storage-personal', 'given'],
  ])
})

test('R-40 a no after a yes is recorded as its withdrawal, under the same number, and takes away what was stored', async ({
  asking,
}) => {
  const yes = chosen(await asking.answer({ answer: 'all' }))!
  asking.time.now = new Date('2026-12-01T08:00:00Z')
  const answer = await asking.answer({ answer: 'none' }, `${yes}; utsikt_1=a; senastXsedda=b; mine=c`)
  const rows = await asking.rows('consents')
  expect(rows.map(({ event }) => event)).toEqual(['given', 'given', 'withdrawn', 'withdrawn'])
  expect(new Set(rows.map(({ subject_id }) => subject_id)).size).toBe(1)
  const forgotten = answer.headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0'))
  expect(forgotten.map((cookie) => cookie.split('=')[0])).toEqual(['utsikt_1'])
})

test('a no repeated is a no, and a yes after a withdrawal stands again', async ({ asking }) => {
  let cookie = ''
  for (const [day, answer] of ['all', 'none', 'none', 'all', 'none'].entries()) {
    asking.time.now = new Date(`2026-12-0${day + 1}T08:00:00Z`)
    cookie = chosen(await asking.answer({ answer }, cookie))!
  }
  const rows = await asking.rows('consents')
  const analytic = rows.filter(({ purpose }) => purpose === 'storage-analytic')
  const events = ['given', 'withdrawn', 'refused', 'given', 'withdrawn']
  expect(analytic.map(({ event }) => event)).toEqual(events)
})

test('the page of the answer says what was answered, since when and until when', async ({ asking }) => {
  expect(await (await asking.page()).json()).toMatchObject({ page: 'choice', model: { answer: 'none' } })
  const yes = chosen(await asking.answer({ answer: 'ticked', allow: 'analytic' }))!
  expect((await (await asking.page(yes)).json()).model).toEqual({
    answer: 'given',
    number: yes.split('.')[0],
    madeOn: '2026-11-02',
    until: '2027-11-02',
    allowed: ['analytic'],
  })
})

test('R-80 a cookie that we never wrote is no answer, and no fault', async ({ asking }) => {
  const { mark } = storageQuestion(asking.promises.purposes)!
  const dated = (day: string) => `${'a'.repeat(22)}.${mark}.${day}.analytic`
  for (const cookie of ['a=%', 'x'.repeat(8_000), dated('2026-02-31'), dated('9999-99-99')])
    for (const path of ['/api/storage-choice.js', own])
      expect((await asking.get(path, cookie)).status, cookie.slice(0, 40)).toBe(200)
})

test('with its script a page goes on where the person was, and never anywhere else', async ({ asking }) => {
  const goesTo = async (referer: string, stay = 'on') =>
    (await asking.answer({ answer: 'none', stay }, '', { Referer: referer })).headers.get('location')
  expect(await goesTo(`${origin}/nb/jobs/?place=oslo`)).toBe('/nb/jobs/?place=oslo')
  expect(await goesTo(`${origin}/nb/jobs/`, 'no')).toBe(own)
  for (const elsewhere of [
    'https://evil.example/sv/',
    `${origin}/api/applications`,
    `${origin}//evil.example/`,
    '-',
  ])
    expect(await goesTo(elsewhere), elsewhere).toBe(own)
})

test('R-01 R-11 what none of our pages can send is refused, and nothing is kept', async ({ asking }) => {
  const wrongs: Fields[] = [
    { answer: null },
    { answer: 'maybe' },
    { answer: 'constructor' },
    { answer: 'ticked', allow: 'technical' },
    { answer: 'all', locale: 'da' },
    { answer: 'all', question: null },
  ]
  for (const fields of wrongs) expect((await asking.answer(fields)).status, JSON.stringify(fields)).toBe(400)
  const stranger = await asking.answer({ answer: 'all' }, '', { 'Sec-Fetch-Site': 'cross-site' })
  expect(stranger.status).toBe(403)
  expect(await asking.rows('consents')).toEqual([])
})

test('a program is told what stands and until when', async ({ asking }) => {
  const answer = await asking.answer({ answer: 'all' }, '', { Accept: 'application/json' })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({ allowed: ['analytic', 'personal'], askedAgainOn: '2027-11-02' })
})
