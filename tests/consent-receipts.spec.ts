import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ConsentReceipt } from '../functions/my-data/export/receipts.ts'
import { purposeFor, textHash } from '../functions/promises/purposes/purposes.ts'
import { apply } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { leavePool, press, receiptOf } from './portal/withdrawing.ts'
import { write } from './portal/writing.ts'

interface Receipts {
  issued_at?: string
  receipts: ConsentReceipt[]
}

const schema = JSON.parse(readFileSync('src/public/.well-known/consent-receipt.schema.json', 'utf8'))
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)

async function taken(portal: TestPortal): Promise<{ consents: Receipts; html: string }> {
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  return { consents: JSON.parse(textOf(zip['consents.json'])), html: textOf(zip['my-data.html']) }
}

test('R-41 each consent has a receipt by the published schema: who, for what, in which exact words, when and how to take it back', async ({
  portal,
}) => {
  await apply(portal, { email: owner, 'consent-talent-pool': 'on' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const { consents, html } = await taken(portal)
  expect(isValid(consents) || isValid.errors).toBe(true)
  const purposes = consents.receipts.map(({ pii_processing }) => pii_processing.purpose)
  expect(purposes).toEqual(['talent-pool', 'contact', 'newsletter'])
  for (const { pii_processing: about, party_identification: parties, events, ...head } of consents.receipts) {
    const purpose = purposeFor(portal.promises.purposes, about.purpose as 'contact')
    expect(head.event_state).toBe('given')
    expect(parties).toMatchObject([{ party_name: 'Lärkspår Rekrytering AB', party_role: 'pii_controller' }])
    expect(about).toMatchObject({
      lawful_basis: 'eu-gdpr:A6-1-a',
      language: 'sv',
      retention_period: { rule: purpose.rule },
      withdrawal_method: 'http://portal.example/sv/my-data/',
    })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ version: purpose.version, text: purpose.wording.sv, language: 'sv' })
    expect(events[0]!.text_hash.value).toBe(await textHash(purpose.wording.sv))
    for (const shown of [head.record_id, about.withdrawal_method, events[0]!.text_hash.value])
      expect(html).toContain(shown)
    expect(html).toContain(`<blockquote lang="sv">${purpose.wording.sv}</blockquote>`)
  }
})

test('R-41 a consent that was taken back says so on the same receipt, with both instants', async ({
  portal,
}) => {
  const address = await receiptOf(portal, { email: owner, 'consent-talent-pool': 'on' })
  const { consents: before } = await taken(portal)
  portal.time.now = new Date('2026-11-03T10:00:00Z')
  await press(portal, address, leavePool)
  const { consents: after, html } = await taken(portal)
  expect(isValid(after) || isValid.errors).toBe(true)
  const [receipt] = after.receipts
  expect(receipt!.record_id).toBe(before.receipts[0]!.record_id)
  expect(receipt!.event_state).toBe('withdrawn')
  expect(receipt!.events.map(({ event_type, event_time }) => [event_type, event_time])).toEqual([
    ['given', '2026-11-02T09:30:00.000Z'],
    ['withdrawn', '2026-11-03T10:00:00.000Z'],
  ])
  expect(receipt!.pii_processing.collection_method).toBe('application')
  expect(html).not.toContain('Ta tillbaka samtycket')
})

test('what was only read and confirmed has no receipt, and a receipt names nobody', async ({ portal }) => {
  await apply(portal, { email: owner, name: 'Nora Lund' })
  expect((await taken(portal)).consents.receipts).toEqual([])
  await apply(portal, { email: owner, name: 'Nora Lund', letter: 'two', 'consent-talent-pool': 'on' })
  const { consents } = await taken(portal)
  expect(consents.receipts).toHaveLength(1)
  expect(JSON.stringify(consents)).not.toMatch(/Nora|nora\.lund/)
})

for (const [fault, plant] of [
  [
    'without the exact words’ checksum',
    (it) => delete (it.receipts[0]!.events[0] as { text_hash?: object }).text_hash,
  ],
  ['without a single answer', (it) => Object.assign(it.receipts[0]!, { events: [] })],
  ['without an instant', (it) => Object.assign(it.receipts[0]!.events[0]!, { event_time: '' })],
  [
    'on another ground',
    (it) => Object.assign(it.receipts[0]!.pii_processing, { lawful_basis: 'eu-gdpr:A6-1-f' }),
  ],
  [
    'with nowhere to take it back',
    (it) => Object.assign(it.receipts[0]!.pii_processing, { withdrawal_method: '' }),
  ],
  ['of a state nobody knows', (it) => Object.assign(it.receipts[0]!, { event_state: 'maybe' })],
] as [string, (it: Receipts) => unknown][]) {
  test(`R-41 a receipt ${fault} is not valid`, async ({ portal }) => {
    await write(portal, { email: owner })
    const { consents } = await taken(portal)
    expect(isValid(consents)).toBe(true)
    plant(consents)
    expect(isValid(consents)).toBe(false)
  })
}

test('R-41 each consent has a receipt of its own in my data: a page to read, and the same by the published schema', async ({
  portal,
}) => {
  const address = await receiptOf(portal, { email: owner, 'consent-talent-pool': 'on' })
  portal.time.now = new Date('2026-11-03T10:00:00Z')
  await press(portal, address, leavePool)
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  const look = (path: string, accept = 'text/html', Cookie = cookie) =>
    portal.app.request(`/sv/my-data/mine/consents/${path}`, { headers: { Cookie, Accept: accept } })
  const answers = (await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')
  expect(answers.map(({ event }) => event)).toEqual(['given', 'withdrawn'])
  const wording = purposeFor(portal.promises.purposes, 'talent-pool').wording.sv
  for (const { id } of answers) {
    const before = portal.turso.requests()
    const { page, model } = await (await look(`${id}/`)).json()
    expect(portal.turso.requests() - before).toBe(2)
    expect(page).toBe('my-data/consent')
    expect(model.receipt.answers).toEqual([
      expect.objectContaining({ language: 'sv', words: wording }),
      expect.objectContaining({ line: expect.stringContaining('3\u00a0november 2026') }),
    ])
    expect(model.receipt.stands).toBe(false)
    const document = await (await look(`${id}/`, 'application/json')).json()
    expect(isValid(document) || isValid.errors).toBe(true)
    expect(document.receipts.map(({ record_id }: ConsentReceipt) => record_id)).toEqual([answers[0]!.id])
    const file = await look(`${id}/receipt.json`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="consent-receipt.json"')
    expect(await file.json()).toEqual(document)
  }
})

test('R-41 a receipt of somebody else’s consent, of what was only read, or without a visit is not shown', async ({
  portal,
}) => {
  await write(portal, { email: 'other@post.example' })
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const rows = await portal.rows('consents')
  expect(rows).toHaveLength(2)
  for (const path of [...rows.map(({ id }) => id), 'none'].flatMap((id) => [
    `${id}/`,
    `${id}/receipt.json`,
  ])) {
    const address = `/sv/my-data/mine/consents/${path}`
    expect((await portal.app.request(address, { headers: { Cookie: cookie } })).status, path).toBe(404)
    expect((await portal.app.request(address)).headers.get('location')).toBe('/sv/my-data/')
  }
})
