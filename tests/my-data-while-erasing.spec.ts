import type { MineModel } from '../functions/my-data/models.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { filesOf } from './portal/bucket.ts'
import { erase, mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { write } from './portal/writing.ts'

const tables = ['applications', 'contact_messages', 'consents', 'corrections', 'restrictions', 'objections']
const everythingKept = async (portal: TestPortal) =>
  JSON.stringify(
    await Promise.all([...tables, 'requests', 'request_tasks'].map((table) => portal.rows(table))),
  )

test('E3 what is being erased takes no correction, restriction, objection, renewal or consent, and is in no download', async ({
  portal,
}) => {
  await apply(portal, { email: owner, 'consent-talent-pool': 'on' })
  const what = String((await portal.rows('applications'))[0]!.id)
  const cookie = await visit(portal)
  await portal.client.execute({ sql: 'insert into erasing values (?, ?)', args: [what, 'application'] })
  const before = await everythingKept(portal)
  for (const [name, fields] of [
    ['correct', { field: 'name', value: 'Nora' }],
    ['restrict', { reason: 'needed' }],
    ['object', { reason: 'Nej' }],
    ['keep', { 'consent-talent-pool': 'on' }],
    ['consents', { purpose: 'talent-pool', withdraw: 'on' }],
    ['erase', { confirm: 'on' }],
  ] as const)
    expect((await act(portal, cookie, name, { what, ...fields }, asProgram)).status, name).toBe(404)
  expect(await everythingKept(portal)).toBe(before)
  const zip = await unzipped(await askForExport(portal, cookie))
  expect(Object.keys(zip).sort()).toEqual(['consents.json', 'my-data.html', 'my-data.json'])
  const { items } = JSON.parse(textOf(zip['my-data.json'])) as MineModel
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['letters', 'way']))
})

test('E3 of everything a person presses in the same moment as “erase everything” nothing is left but the proof of what was taken back', async ({
  portal,
}) => {
  await apply(portal, { email: owner, opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const what = String((await portal.rows('applications'))[0]!.id)
  const cookie = await visit(portal)
  const all = { what: 'everything', confirm: 'on' }
  const answers = await Promise.all([
    erase(portal, cookie, all),
    act(portal, cookie, 'correct', { what, field: 'name', value: 'Nora' }, asProgram),
    erase(portal, cookie, all),
    act(portal, cookie, 'restrict', { what, reason: 'needed' }, asProgram),
    act(portal, cookie, 'consents', { purpose: 'all', withdraw: 'on', confirm: 'on' }, asProgram),
    erase(portal, cookie, { what, confirm: 'on' }),
  ])
  for (const { status } of answers) expect([200, 401, 404]).toContain(status)
  await sweepAt(portal, portal.time.now.toISOString())
  const takenBack = (await portal.rows('consents')).filter(({ event }) => event === 'withdrawn')
  const proven = new Set(takenBack.map(({ subject_id }) => subject_id))
  for (const table of [
    ...tables,
    'subscriptions',
    'application_files',
    'sent_forms',
    'my_data_keys',
    'erasing',
  ]) {
    const left = await portal.rows(table)
    expect(
      left.filter(({ subject_id }) => table !== 'consents' || !proven.has(subject_id)),
      table,
    ).toEqual([])
  }
  expect(filesOf(portal)).toEqual([])
  expect((await mine(portal, cookie)).status).toBe(401)
})
