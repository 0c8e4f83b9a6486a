import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { act } from './portal/acting.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { ask } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'
import { press, receiptOf, withdraw } from './portal/withdrawing.ts'
import { write } from './portal/writing.ts'

const employer = 'Måkevik Landstrøm AS'

/** Somebody with an application that an employer has had, and one thing that nobody else has; answers the first. */
async function fill(portal: TestPortal) {
  await apply(portal, { email: owner })
  await write(portal, { email: owner })
  const [application] = await portal.rows('applications')
  return { what: String(application!.id), reference: String(application!.reference) }
}

test('R-70 who erases what an employer has had leaves a task with its reference alone, and is told whom we tell', async ({
  portal,
}) => {
  const { reference } = await fill(portal)
  await act(portal, await visit(portal), 'erase', { what: 'everything', confirm: 'on' })
  const [request, ...more] = await portal.rows('requests')
  expect(more).toEqual([])
  expect(request).toMatchObject({
    kind: 'erasure',
    way: 'my-data',
    controller: 'larkspar',
    name: reference,
    email: null,
    address_hash: expect.any(String),
    answered_on: '2026-11-02',
    outcome: 'done',
    erase_by: '2029-11-02',
  })
  expect(await portal.rows('request_tasks')).toMatchObject([{ recipient: employer, told_on: null }])
  expect((await portal.letters(owner))[0]!.text).toContain(`beskjed om slettingen til ${employer}`)
  const queue = await ask(portal, 'list')
  expect(queue).toContain(`from: ${reference}`)
  expect(queue).toContain(`to be told: ${employer}`)
  await ask(portal, 'told', String(request!.reference), '--recipient', employer)
  expect(await portal.rows('requests')).toMatchObject([{ name: '' }])
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
})

test('R-70 what nobody else has had makes no task, and no letter speaks of one', async ({ portal }) => {
  await fill(portal)
  const [message] = await portal.rows('contact_messages')
  await act(portal, await visit(portal), 'erase', { what: String(message!.id), confirm: 'on' })
  expect(await portal.rows('requests')).toEqual([])
  expect((await portal.letters(owner))[0]!.text).not.toContain('beskjed om slettingen')
})

test('R-70 a correction and a restriction are told once each while they wait, and one that changes nothing is not', async ({
  portal,
}) => {
  const { what, reference } = await fill(portal)
  const cookie = await visit(portal)
  const [{ name } = { name: '' }] = await portal.rows('applications')
  await act(portal, cookie, 'correct', { what, field: 'name', value: String(name) })
  expect(await portal.rows('requests')).toEqual([])
  for (const value of ['Nora Lund', 'Nora Lunde'])
    await act(portal, cookie, 'correct', { what, field: 'name', value })
  await act(portal, cookie, 'restrict', { what, reason: 'needed' })
  await act(portal, cookie, 'restrict', { what, lift: 'on' })
  const told = (await portal.rows('requests')).map(({ kind, name }) => [kind, name])
  expect(told).toEqual([
    ['rectification', reference],
    ['restriction', reference],
  ])
  expect(await portal.rows('request_tasks')).toHaveLength(2)
})

test('R-70 what is told already is told anew when it changes again', async ({ portal }) => {
  const { what } = await fill(portal)
  const cookie = await visit(portal)
  const correct = (value: string) => act(portal, cookie, 'correct', { what, field: 'name', value })
  await correct('Nora Lund')
  const [first] = await portal.rows('requests')
  await ask(portal, 'told', String(first!.reference), '--recipient', employer)
  await correct('Nora Lunde')
  expect(await portal.rows('requests')).toHaveLength(2)
})

test('R-70 whoever was told of the first correction is told of the second, though another one still waits', async ({
  portal,
}) => {
  const { what } = await fill(portal)
  const cookie = await visit(portal)
  const correct = (value: string) => act(portal, cookie, 'correct', { what, field: 'name', value })
  await correct('Nora Lund')
  const [first] = await portal.rows('requests')
  await portal.client.execute({
    sql: "insert into request_tasks (id, request_id, recipient) values ('another', ?, 'Another AB')",
    args: [String(first!.id)],
  })
  await ask(portal, 'told', String(first!.reference), '--recipient', employer)
  await correct('Nora Lunde')
  const untold = (await portal.rows('request_tasks')).filter(({ told_on }) => !told_on)
  expect(untold.map(({ recipient }) => recipient).sort()).toEqual(['Another AB', employer])
})

test('R-70 who withdraws on the receipt what an employer has had leaves one task, however often they press', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { email: owner, locale: 'nb' })
  const [application] = await portal.rows('applications')
  await Promise.all([1, 2, 3].map(() => press(portal, receipt, withdraw)))
  const [request, ...more] = await portal.rows('requests')
  expect(more).toEqual([])
  expect(request).toMatchObject({
    kind: 'erasure',
    way: 'my-data',
    controller: 'larkspar',
    locale: 'nb',
    name: application!.reference,
    answered_on: '2026-11-02',
    erase_by: '2029-11-02',
  })
  expect(await portal.rows('request_tasks')).toMatchObject([{ recipient: employer, told_on: null }])
  expect((await portal.letters(owner))[0]!.text).toContain(`beskjed om slettingen til ${employer}`)
  expect(await ask(portal, 'list')).toContain(`to be told: ${employer}`)
})

test('R-70 a withdrawn application that nobody else has had makes no task, and its letter speaks of none', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { email: owner, opening: 'open', role: 'job-seeker' })
  await press(portal, receipt, withdraw)
  expect(await portal.rows('applications')).toEqual([])
  expect(await portal.rows('requests')).toEqual([])
  expect((await portal.letters(owner))[0]!.text).not.toContain('raderingen för')
})

test('R-70 nobody is told of a withdrawal that came too late, when the recruitment ends at that very moment', async () => {
  const portal: TestPortal = await openPortal({
    outside: ({ files, ...platform }) => ({
      ...platform,
      files: { ...files, put: (...noted) => files.put(...noted).then(() => ended(platform.db)) },
    }),
  })
  let ended: (db: Parameters<typeof endRecruitment>[0]) => Promise<void> = async () => undefined
  const receipt = await receiptOf(portal, { email: owner })
  const { openings, retention } = portal.promises
  const opening = openings.find(({ slug }) => slug === jobSlug)!
  ended = async (db) => {
    await endRecruitment(db, opening, retention, '2026-11-02')
  }
  expect((await press(portal, receipt, withdraw)).status).toBe(409)
  expect(await portal.rows('applications')).toHaveLength(1)
  expect(await portal.rows('requests')).toEqual([])
  await portal.close()
})
