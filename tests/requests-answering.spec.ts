import { apply } from './portal/applying.ts'
import { owner } from './portal/my-data.ts'
import { answer, ask, enter } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'

const employer = 'Måkevik Landstrøm AS'
const told = (portal: Parameters<typeof ask>[0], reference: string, recipient: string, ...more: string[]) =>
  ask(portal, 'told', reference, '--recipient', recipient, ...more)

test('R-70 whoever has had the data is named when an erasure is asked for, and is a task once it is granted', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const reference = await enter(portal, { kind: 'erasure' })
  expect(await ask(portal, 'list')).toContain(`has had the data: ${employer}`)
  await expect(told(portal, reference, employer)).rejects.toThrow(/not answered yet/)
  expect(await answer(portal, reference, '--recipient', 'Utland AS')).toContain(
    `Still to be told: ${employer}`,
  )
  expect(await ask(portal, 'list')).toContain(`${reference}  answered 2026-11-02`)
  await expect(told(portal, reference, 'Nobody AB')).rejects.toThrow(/is not to be told .*Måkevik/)
  await expect(told(portal, reference, employer, '--on', '2026-11-03')).rejects.toThrow(/has not come yet/)
  expect(await told(portal, reference, employer)).toMatch(/1 more to be told/)
  expect(await told(portal, reference, 'Utland AS', '--on', '2026-11-01')).toMatch(/is done with/)
  const tasks = await portal.rows('request_tasks')
  expect(tasks.map(({ recipient, told_on }) => [recipient, told_on]).sort()).toEqual([
    [employer, '2026-11-02'],
    ['Utland AS', '2026-11-01'],
  ])
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
})

test('R-70 they are still known when the data was erased before the answer, and are nobody’s task when it is refused', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [granted, refused] = [
    await enter(portal, { kind: 'erasure' }),
    await enter(portal, { kind: 'erasure' }),
  ]
  await portal.client.execute('delete from applications')
  await answer(portal, granted)
  await answer(
    portal,
    refused,
    '--outcome',
    'refused',
    '--because',
    'Bookkeeping',
    '--recipient',
    'Utland AS',
  )
  expect((await portal.rows('request_tasks')).map(({ recipient }) => recipient)).toEqual([employer])
})

test('R-70 a copy to take along concerns nobody else, and the one responsible is no recipient of their own', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await enter(portal, { kind: 'portability' })
  expect(await portal.rows('request_tasks')).toEqual([])
  await enter(portal, { kind: 'rectification' })
  expect((await portal.rows('request_tasks')).map(({ recipient }) => recipient)).toEqual([employer])
})

test('an answer closes a request with its outcome, its evidence and how we knew that it was them, and its rule counts from then', async ({
  portal,
}) => {
  const reference = await enter(portal)
  portal.time.now = new Date('2026-11-20T09:00:00Z')
  await answer(
    portal,
    reference,
    '--outcome',
    'partly',
    '--because',
    'Two letters name others.',
    '--on',
    '2026-11-19',
  )
  expect(await portal.rows('requests')).toMatchObject([
    {
      outcome: 'partly',
      answered_on: '2026-11-19',
      answered_for: 'Two letters name others.',
      evidence: 'Diary 2026-14',
      identity: 'Called back',
      erase_by: '2029-11-19',
    },
  ])
  await expect(answer(portal, reference)).rejects.toThrow(/nothing in the queue/)
})

test('nothing is answered without evidence, without knowing who asked, without a reason for a no, or on an impossible day', async ({
  portal,
}) => {
  const reference = await enter(portal)
  await expect(ask(portal, 'answer', reference, '--outcome', 'done')).rejects.toThrow(/write --evidence/)
  const bare = ['answer', reference, '--evidence', 'Diary', '--outcome']
  await expect(ask(portal, ...bare, 'done')).rejects.toThrow(/write --identity/)
  await expect(ask(portal, ...bare, 'refused')).rejects.toThrow(/write --because/)
  await expect(ask(portal, ...bare, 'maybe')).rejects.toThrow(/usage: .*done\|partly\|refused/)
  await expect(answer(portal, reference, '--on', '2026-11-03')).rejects.toThrow(/has not come yet/)
  await expect(answer(portal, reference, '--on', '2026-11-01')).rejects.toThrow(/before the request came/)
  expect(await portal.rows('requests')).toMatchObject([{ answered_on: null, name: 'Nora Lund' }])
  await ask(portal, ...bare, 'refused', '--because', 'We cannot tell who asked.')
  expect(await portal.rows('requests')).toMatchObject([{ outcome: 'refused', identity: null }])
})

test('name and ways to answer go with the answer, or with the last who had to be told', async ({
  portal,
}) => {
  const alone = { phone: '070-174 06 05', address: 'Storgatan 1' }
  await answer(portal, await enter(portal, alone))
  const nameless = { name: '', email: null, phone: null, address: null }
  expect(await portal.rows('requests')).toMatchObject([nameless])
  await apply(portal, { email: owner })
  const reference = await enter(portal, { ...alone, kind: 'erasure' })
  await answer(portal, reference)
  expect((await portal.rows('requests'))[1]).toMatchObject({ name: 'Nora Lund', phone: '070-174 06 05' })
  await told(portal, reference, employer)
  expect((await portal.rows('requests'))[1]).toMatchObject(nameless)
})

test('W2 of two answers at once one counts', async ({ portal }) => {
  const reference = await enter(portal)
  const both = await Promise.allSettled([
    answer(portal, reference),
    answer(portal, reference, '--outcome', 'refused', '--because', 'x'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
