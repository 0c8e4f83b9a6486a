import type { MineModel } from '../functions/my-data/models.ts'
import { tellingsOf } from '../functions/promises/language/handled-words.ts'
import { readingBy } from '../functions/promises/language/held-words.ts'
import { type Locale, locales } from '../functions/promises/language/languages.ts'
import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { erase, mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { answer, ask, enter } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { press, receiptOf, withdraw } from './portal/withdrawing.ts'

const employer = 'Måkevik Landstrøm AS'

/** What my data says of whom we tell, by the request it stands under. */
async function toldIn(portal: TestPortal, locale: Locale = 'sv', email = owner) {
  const held: MineModel = await (await mine(portal, await visit(portal, email))).json()
  const requests = held.items.filter(({ kind }) => kind === 'request')
  const reading = readingBy(portal.promises)
  return requests.flatMap((item) => tellingsOf(item, locale, reading)).flatMap(({ lines }) => lines)
}

async function tell(portal: TestPortal): Promise<void> {
  const request = (await portal.rows('requests')).at(-1)!
  await ask(portal, 'told', String(request.reference), '--recipient', employer)
}

const readings = {
  sv: ['har inte fått besked än.', 'fick besked 5\u00a0november 2026.'],
  nb: ['har ikke fått beskjed ennå.', 'fikk beskjed 5.\u00a0november 2026.'],
  en: ['has not been told yet.', 'was told on 5\u00a0November 2026.'],
}

for (const locale of locales)
  test(`R-70, E11 who corrects what an employer has had sees in my data when it was told (${locale})`, async ({
    portal,
  }) => {
    await apply(portal, { email: owner })
    const [{ id } = { id: '' }] = await portal.rows('applications')
    const correction = { what: String(id), field: 'name', value: 'Nora Lunde' }
    await act(portal, await visit(portal), 'correct', correction)
    const [waiting, told] = readings[locale].map((words) => ({ line: `${employer} ${words}`, typed: null }))
    expect(await toldIn(portal, locale)).toEqual([waiting])
    portal.time.now = new Date('2026-11-05T09:30:00Z')
    await tell(portal)
    expect(await toldIn(portal, locale)).toEqual([told])
    const zip = await unzipped(await askForExport(portal, await visit(portal), { 'Accept-Language': locale }))
    expect(textOf(zip['my-data.html'])).toContain(told!.line)
  })

test('R-70 who erases everything sees who is still to be told and who was, and the receipt says that this stays', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const asked = await erase(portal, cookie, { what: 'everything' }, {})
  const { left } = (await asked.json()).model
  const { receipt } = await (await erase(portal, cookie, { what: 'everything', confirm: 'on' })).json()
  expect(receipt.kept).toEqual(left.map((one: object) => ({ kind: 'trace', ...one })))
  expect(receipt.kept).toContainEqual({ kind: 'trace', rule: 'privacy-requests', until: '2029-11-02' })
  expect(await portal.rows('applications')).toEqual([])
  expect(await toldIn(portal)).toMatchObject([{ line: `${employer} har inte fått besked än.` }])
  await tell(portal)
  expect(await toldIn(portal)).toMatchObject([{ line: `${employer} fick besked 2\u00a0november 2026.` }])
  expect(await toldIn(portal, 'sv', 'other@post.example')).toEqual([])
})

test('R-70 who withdraws on the receipt finds it in my data as well', async ({ portal }) => {
  await press(portal, await receiptOf(portal, { email: owner }), withdraw)
  expect(await toldIn(portal)).toMatchObject([{ line: `${employer} har inte fått besked än.` }])
})

test('R-70 what was asked by telephone or letter says the same, once it is answered and they are told', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const reference = await enter(portal, { kind: 'erasure' })
  await answer(portal, reference)
  await tell(portal)
  expect(await toldIn(portal)).toMatchObject([{ line: `${employer} fick besked 2\u00a0november 2026.` }])
})

test('a receipt says nothing of others who were told where nobody else had anything', async ({ portal }) => {
  await apply(portal, { email: owner, opening: 'open', role: 'job-seeker' })
  const { receipt } = await (
    await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  ).json()
  expect(JSON.stringify(receipt)).not.toContain('privacy-requests')
  expect(await toldIn(portal)).toEqual([])
})
