import { readContent } from '../functions/local/content.ts'
import { storageQuestion } from '../functions/promises/choice/question.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { fromOurPage } from './portal/applying.ts'
import { counter, memory, promisesThatAsk } from './portal/asking.ts'
import { chosen, expect, test } from './portal/choosing.ts'
import { demoPromises } from './portal/portal.ts'

const own = '/sv/cookies/choice/'

test('with nothing listed there is nothing to answer: no address, no cookie, no rule, no script', async ({
  quiet,
}) => {
  for (const [path, method] of [
    ['/api/storage-choice', 'POST'],
    ['/api/storage-choice.js', 'GET'],
    [own, 'GET'],
  ] as const) {
    const answer = await quiet.app.request(path, { method, headers: fromOurPage })
    expect(answer.status, path).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
  }
  const { cookies, retention, purposes, site } = quiet.promises
  expect(JSON.stringify([cookies, retention.rules, purposes, site])).not.toContain('storage-')
})

test('what is listed is asked for, in words that name each entry, and the answer’s own cookie is listed too', async ({
  asking,
}) => {
  const { purposes, cookies } = asking.promises
  const asked = storageQuestion(purposes)!.purposes.map(({ purpose }) => purpose.wording)
  expect(asked).toHaveLength(2)
  expect(asked[0]!.sv).toContain('utsikt_* (Skiljer ett besök från ett annat')
  expect(asked[0]!.en).toContain('six months; Utsikt Mätning AB)')
  expect(asked[1]!.nb).toContain('senast.sedda (Husker hvilke stillinger du har sett på; én måned)')
  expect(cookies.map(({ name }) => name)).toEqual([
    '__Host-asked',
    '__Host-mine',
    '__Host-staff',
    'draft:*',
    'utsikt_*',
    'senast.sedda',
    '__Host-choice',
  ])
})

test('the supplier’s script comes with a yes alone, and the page is the same for everybody', async ({
  asking,
}) => {
  expect(await asking.script()).not.toContain('utsikt.example')
  const yes = chosen(await asking.answer({ answer: 'all' }))!
  const no = chosen(await asking.answer({ answer: 'none' }))!
  const personalAlone = chosen(await asking.answer({ answer: 'ticked', allow: 'personal' }))!
  expect(await asking.script(yes)).toContain('"https://utsikt.example/count.js"')
  for (const cookie of [no, personalAlone, 'x', '', `${yes}.x`, yes.replace(/\.[^.]+$/, '.everything')])
    expect(await asking.script(cookie), cookie).not.toContain('utsikt.example')
  expect(await asking.script(no)).toContain('dataset.answered')
  expect(await asking.script()).not.toContain('dataset.answered')
})

test('after a year, and when the list has changed, people are asked again and nothing runs until then', async ({
  asking,
}) => {
  const yes = chosen(await asking.answer({ answer: 'all' }))!
  asking.time.now = new Date('2027-11-01T22:59:00Z')
  expect(await asking.script(yes)).toContain('utsikt.example')
  asking.time.now = new Date('2027-11-01T23:00:00Z')
  expect(await asking.script(yes)).not.toContain('utsikt.example')

  const longer = await promisesThatAsk([{ ...counter, lifetime: 'P1Y' }, memory])
  const mark = storageQuestion(longer.purposes)!.mark
  expect(mark).not.toBe(storageQuestion(asking.promises.purposes)!.mark)
  asking.time.now = new Date('2026-11-03T09:00:00Z')
  const toAnother = yes.replace(storageQuestion(asking.promises.purposes)!.mark, mark)
  expect(await asking.script(toAnother)).not.toContain('utsikt.example')
  expect(await (await asking.page(toAnother)).json()).toMatchObject({ model: { answer: 'changed' } })
})

test('whoever answered an older question has agreed to nothing new', async ({ asking }) => {
  const answer = await asking.answer({ answer: 'all', question: 'abc123' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, own])
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await asking.rows('consents')).toEqual([])
})

test('the origin of a listed script is let through by every answer, and no other', async ({ asking }) => {
  const policy = (await asking.get('/api/alive')).headers.get('content-security-policy')
  for (const part of ['script-src', 'img-src', 'connect-src'])
    expect(policy).toContain(`${part} 'self' https://utsikt.example;`)
  expect(policy).toContain("style-src 'self';")
})

test('once the list is empty again nothing is asked, and the rule goes on until the last answer is erased', async ({
  asking,
}) => {
  const raw = readContent()
  const asked = asking.promises.purposes.filter(({ form }) => form === 'storage-choice')
  const purposes = (raw.purposes as { id: string }[]).map((purpose) =>
    asked.some(({ id }) => id === purpose.id) ? { ...purpose, hashes: asked[0]!.hashes } : purpose,
  )
  const after = readPromises({ ...raw, purposes }, '2026-11-01')
  expect(storageQuestion(after.purposes)).toBeNull()
  expect(after.cookies).toEqual(demoPromises().cookies)
  expect(after.retention.rules.map(({ id }) => id)).toContain('storage-choice')
})
