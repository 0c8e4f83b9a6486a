import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { MineModel } from '../functions/my-data/models.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { filesOf } from './portal/bucket.ts'
import { erase, mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const canary = 'kanariefågel'
const photo = () => new File([tinyPng()], `${canary}.png`)

async function leaveSomethingEverywhere(portal: TestPortal): Promise<void> {
  await apply(portal, {
    email: owner,
    name: canary,
    letter: canary,
    photo: photo(),
    'consent-talent-pool': 'on',
  })
  await apply(portal, { email: owner, name: canary, opening: 'open', role: 'job-seeker' })
  await write(portal, { email: owner, name: canary, message: canary })
  await subscribe(portal, { email: owner })
}

async function endRecruitment(portal: TestPortal): Promise<void> {
  await portal.client.batch([
    { sql: 'insert into opening_ends values (?, ?)', args: [jobSlug, '2026-11-02'] },
    `update applications set base_starts_on = '2026-11-02', base_erase_by = '2028-11-02' where opening = '${jobSlug}'`,
  ])
}

async function held(portal: TestPortal, cookie: string): Promise<MineModel> {
  return (await mine(portal, cookie)).json()
}

test('R-68 G-7 everything goes at once: rows, objects, letters and links; a scan of every byte finds nothing', async ({
  portal,
}) => {
  await leaveSomethingEverywhere(portal)
  await apply(portal, { email: 'other@post.example', name: 'Somebody Else' })
  const cookie = await visit(portal)
  await portal.letters()
  const erased = await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  expect(erased.status).toBe(200)
  await portal.letters()
  const [application, ...others] = await portal.rows('applications')
  expect([application!.name, others]).toEqual(['Somebody Else', []])
  expect(filesOf(portal)).toHaveLength(1)
  expect((await mine(portal, cookie)).status).toBe(401)
  await portal.client.execute('pragma wal_checkpoint(truncate)').catch(() => undefined)
  await portal.turso.close()
  const bytes = filesBeside(portal.databaseFile).map((file) => readFileSync(file).toString('latin1'))
  const ledger = [...portal.objects.values()].map((object) => JSON.stringify(object))
  const asLatin = Buffer.from(canary).toString('latin1')
  for (const place of [...bytes, ...ledger, JSON.stringify(portal.log)])
    for (const trace of [asLatin, canary, owner]) expect(place.includes(trace)).toBe(false)
})

test('R-67 an undecided application goes at once; a decided one is locked away without phone, address and photo', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05', photo: photo(), 'consent-talent-pool': 'on' })
  await apply(portal, { email: owner, opening: 'open', role: 'job-seeker' })
  await endRecruitment(portal)
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  const [locked, ...others] = await portal.rows('applications')
  expect(others).toEqual([])
  expect(locked).toMatchObject({ phone: null, address: null, pool_rule: null, contact_rule: null })
  expect(Number(locked!.defended_at)).toBe(portal.time.now.getTime())
  expect((await portal.rows('application_files')).map(({ kind }) => kind)).toEqual(['cv'])
  expect((await portal.rows('consents')).map(({ event }) => event)).toContain('withdrawn')
  const again = await held(portal, await visit(portal))
  expect(again.items.map(({ kind, whenErased }) => [kind, whenErased])).toContainEqual([
    'application',
    'stays',
  ])
})

test('R-67 the letter and the receipt say what went, what stays until when, under which article, and when backups are rid of it', async ({
  portal,
}) => {
  await leaveSomethingEverywhere(portal)
  await endRecruitment(portal)
  const cookie = await visit(portal)
  const { receipt } = await (await erase(portal, cookie, { what: 'everything', confirm: 'on' })).json()
  expect(receipt).toMatchObject({
    erased: [
      { kind: 'application', count: 1 },
      { kind: 'message', count: 1 },
      { kind: 'subscription', count: 1 },
    ],
    goneFromBackupsOn: '2026-12-02',
  })
  expect(receipt.kept).toContainEqual({ kind: 'application', rule: 'application', until: '2028-11-02' })
  expect(receipt.kept.map(({ rule }: { rule: string }) => rule)).toEqual([
    'application',
    'newsletter-suppression',
    'withdrawn-consent',
    'privacy-requests',
    'letters',
    'erasure-ledger',
  ])
  const [letter] = await portal.letters(owner)
  expect(letter!.text).toContain('artikel 17.3 e')
  expect(letter!.text).toContain('2\u00a0november 2028')
  expect(letter!.text).toContain('2\u00a0december 2026')
  const [row] = (await portal.rows('outbox')).filter(({ letter }) => letter === 'my-data-erased')
  expect(row).toMatchObject({ recipient: '', html: '', text: '', state: 'sent' })
})

test('one thing can go alone; what is not the person’s is not found, and nothing changes', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  await write(portal, { email: 'other@post.example', message: 'Another message' })
  await subscribe(portal, { email: owner })
  const cookie = await visit(portal)
  const messages = await portal.rows('contact_messages')
  const [mineOne, others] = [owner, 'other@post.example'].map(
    (email) => messages.find((row) => row.email === email)!,
  )
  for (const what of [String(others!.id), 'nothing', 'letters'])
    expect((await erase(portal, cookie, { what, confirm: 'on' })).status, what).toBe(404)
  expect(await portal.rows('contact_messages')).toHaveLength(2)
  await erase(portal, cookie, { what: String(mineOne!.id), confirm: 'on' })
  expect((await portal.rows('contact_messages')).map(({ email }) => email)).toEqual(['other@post.example'])
  expect((await held(portal, cookie)).items.map(({ kind }) => kind)).toContain('subscription')
})

test('UX-46 nothing goes before it is asked once more', async ({ portal }) => {
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  const asked = await erase(portal, cookie, { what: 'everything' }, {})
  expect(await asked.json()).toMatchObject({ page: 'my-data/erase', model: { what: 'everything' } })
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  expect((await erase(portal, '', { what: 'everything', confirm: 'on' })).status).toBe(401)
})

test('E3 what the same person sends afterwards is kept', async ({ portal }) => {
  await write(portal, { email: owner, message: 'Before' })
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  await write(portal, { email: owner, message: 'After' })
  expect((await portal.rows('contact_messages')).map(({ message }) => message)).toEqual(['After'])
})

test('whoever has not confirmed the newsletter yet has no question waiting afterwards', async ({
  portal,
}) => {
  await signUp(portal, { email: owner })
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  expect(await portal.rows('subscription_requests')).toEqual([])
})

function filesBeside(file: string): string[] {
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith('turso.db'))
    .map((name) => join(dirname(file), name))
}
