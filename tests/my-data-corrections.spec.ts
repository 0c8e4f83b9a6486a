import type { MineModel } from '../functions/my-data/models.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

/** The id of the first row of a table that belongs to an address. */
async function idIn(portal: TestPortal, table: string, email = owner): Promise<string> {
  const row = (await portal.rows(table)).find((one) => one.email === email)
  return String(row!.id)
}

const facts = async (portal: TestPortal, cookie: string, table: string) => {
  const held: MineModel = await (await mine(portal, cookie)).json()
  const rows = held.items.flatMap(({ rows }) => rows).filter((row) => row.table === table)
  return rows.map((row) =>
    Object.fromEntries(row.facts.map(({ field, value }) => [field.split('.')[1], value])),
  )
}

test('R-66, E2 a name put right is changed at once, and how it read before stays to be seen with the time', async ({
  portal,
}) => {
  await apply(portal, { email: owner, name: 'Nora Lnud' })
  await apply(portal, { email: 'other@post.example', name: 'Nora Lnud' })
  const cookie = await visit(portal)
  const what = await idIn(portal, 'applications')
  const answer = await act(portal, cookie, 'correct', { what, field: 'name', value: '  Nora Lund ' })
  expect(answer.headers.get('location')).toBe(`/nb/my-data/mine/?done=corrected&to=${what}#${what}`)
  expect((await portal.rows('applications')).map(({ name }) => name).sort()).toEqual([
    'Nora Lnud',
    'Nora Lund',
  ])
  expect(await facts(portal, cookie, 'corrections')).toMatchObject([
    { subject_id: what, field: 'name', old_value: 'Nora Lnud', corrected_at: '2026-11-02T09:30:00.000Z' },
  ])
  await act(portal, cookie, 'correct', { what, field: 'name', value: 'Nora Lund' })
  expect(await portal.rows('corrections')).toHaveLength(1)
})

test('R-66 each field is checked as on the form it came with, and nothing changes where something is wrong', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05' })
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  const [application, message] = [await idIn(portal, 'applications'), await idIn(portal, 'contact_messages')]
  const before = [await portal.rows('applications'), await portal.rows('contact_messages')]
  for (const [what, field, value] of [
    [application, 'name', ''],
    [application, 'phone', 'ring mig'],
    [application, 'address', 'å'.repeat(501)],
    [application, 'letter', 'å'.repeat(5_001)],
    [message, 'message', ' '],
  ] as const) {
    expect((await act(portal, cookie, 'correct', { what, field, value }, asProgram)).status, field).toBe(422)
    const page = await act(portal, cookie, 'correct', { what, field, value })
    expect(page.status).toBe(422)
    expect(await page.json()).toMatchObject({ page: 'my-data/correct', model: { field, value } })
  }
  expect((await act(portal, cookie, 'correct', { what: message, field: 'locale', value: 'fi' })).status).toBe(
    400,
  )
  expect([await portal.rows('applications'), await portal.rows('contact_messages')]).toEqual(before)
  expect(await portal.rows('corrections')).toEqual([])
})

test('R-66 phone, address, letter, message and language are put right where they are held, and an empty one is let go of', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05', letter: 'Hej' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const cookie = await visit(portal)
  const what = await idIn(portal, 'applications')
  const correct = (field: string, value: string, thing = what) =>
    act(portal, cookie, 'correct', { what: thing, field, value }, asProgram)
  await correct('phone', '070-174 06 06')
  await correct('address', 'Kajen 4\r\nLuleå')
  await correct('letter', '')
  await correct('locale', 'nb')
  await correct('message', 'Har ni parkering?', await idIn(portal, 'contact_messages'))
  await correct('locale', 'en', await idIn(portal, 'subscriptions'))
  expect((await portal.rows('applications'))[0]).toMatchObject({
    phone: '+46 70 174 06 06',
    address: 'Kajen 4\nLuleå',
    letter: null,
    locale: 'nb',
  })
  expect((await portal.rows('contact_messages'))[0]).toMatchObject({ message: 'Har ni parkering?' })
  expect((await portal.rows('subscriptions'))[0]).toMatchObject({ locale: 'en' })
  expect(await portal.rows('corrections')).toHaveLength(6)
})

test('R-66 a phone number that has been erased by its rule cannot be brought back by correcting it', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const what = await idIn(portal, 'applications')
  const answer = await act(portal, cookie, 'correct', { what, field: 'phone', value: '070-174 06 05' })
  expect(answer.status).toBe(404)
  expect((await portal.rows('applications'))[0]).toMatchObject({ phone: null })
})

test('R-66 nobody corrects what another person sent, nor a field that is not theirs to write', async ({
  portal,
}) => {
  await apply(portal, { email: 'other@post.example' })
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const foreign = await idIn(portal, 'applications', 'other@post.example')
  const own = await idIn(portal, 'applications')
  const before = await portal.rows('applications')
  const tries = [
    { what: foreign, field: 'name' },
    { what: own, field: 'email' },
    { what: own, field: 'rule' },
    { what: own, field: 'constructor' },
  ]
  for (const { what, field } of tries) {
    expect((await act(portal, cookie, 'correct', { what, field, value: 'x' })).status, field).toBe(404)
    const page = await portal.app.request(`/sv/my-data/mine/correct/${what}/${field}/`, {
      headers: { Cookie: cookie },
    })
    expect(page.status).toBe(404)
  }
  expect((await act(portal, '', 'correct', { what: own, field: 'name', value: 'x' })).status).toBe(303)
  expect(await portal.rows('applications')).toEqual(before)
})

test('R-66 the record of a correction is erased with what it corrected', async ({ portal }) => {
  await apply(portal, { email: owner })
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  for (const table of ['applications', 'contact_messages'])
    await act(portal, cookie, 'correct', { what: await idIn(portal, table), field: 'name', value: 'Nora' })
  expect(await portal.rows('corrections')).toHaveLength(2)
  await sweepAt(portal, '2040-01-01T03:00:00Z')
  expect(await portal.rows('corrections')).toEqual([])
})

test('R-66 R-67 how phone and address read before they were corrected goes when they go, by their rule or locked away', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05' })
  const cookie = await visit(portal)
  const [{ id } = { id: '' }] = await portal.rows('applications')
  const what = String(id)
  await act(portal, cookie, 'correct', { what, field: 'phone', value: '070-174 06 06' })
  await act(portal, cookie, 'correct', { what, field: 'name', value: 'Nora Lunde' })
  await portal.client.execute(
    "update applications set base_starts_on = '2026-11-02', contact_starts_on = '2026-11-02'",
  )
  await act(portal, cookie, 'erase', { what, confirm: 'on' })
  expect((await portal.rows('corrections')).map(({ field }) => field)).toEqual(['name'])
})

test('R-66 the retention job that lets go of a phone number lets go of the one before it', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05' })
  const cookie = await visit(portal)
  const [{ id } = { id: '' }] = await portal.rows('applications')
  await act(portal, cookie, 'correct', { what: String(id), field: 'phone', value: '070-174 06 06' })
  await portal.client.execute(
    "update applications set contact_starts_on = '2026-11-02', contact_erase_by = '2026-11-03'",
  )
  await sweepAt(portal, '2026-11-04T03:00:00Z')
  expect(await portal.rows('applications')).toMatchObject([{ phone: null }])
  expect(await portal.rows('corrections')).toEqual([])
})

test('R-66 what is locked away against claims shows what was decided on: no field of it is offered or taken', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await portal.client.execute("update applications set base_starts_on = '2026-11-02'")
  const cookie = await visit(portal)
  const what = await idIn(portal, 'applications')
  const offered = async () =>
    ((await (await mine(portal, cookie)).json()) as MineModel).may[what]!.correct.length
  expect(await offered()).toBeGreaterThan(0)
  await portal.client.execute(`update applications set defended_at = ${portal.time.now.getTime()}`)
  expect(await offered()).toBe(0)
  for (const field of ['name', 'letter', 'locale'])
    expect((await act(portal, cookie, 'correct', { what, field, value: 'sv' }, asProgram)).status).toBe(404)
  expect(await portal.rows('corrections')).toEqual([])
})
