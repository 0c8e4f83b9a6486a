import type { MineModel } from '../functions/my-data/models.ts'
import { handledInWords } from '../functions/promises/language/handled-words.ts'
import { readingBy } from '../functions/promises/language/held-words.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { onTick } from '../functions/scheduled.ts'
import { act, asProgram } from './portal/acting.ts'
import { mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import {
  applicant,
  askToShare,
  employer,
  linkOfRecipient,
  press,
  shared,
  withApplication,
} from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { press as pressReceipt, withdraw } from './portal/withdrawing.ts'

const whoSaw = 'Kari Moen, Havnes Verft'

async function theApplication(portal: TestPortal, cookie: string) {
  const { items }: MineModel = await (await mine(portal, cookie)).json()
  return items.find(({ kind }) => kind === 'application')!
}

async function answerInMyData(portal: TestPortal, cookie: string, answer: string) {
  const [share] = await portal.rows('application_shares')
  const fields = { share: String(share!.id), answer }
  return (await act(portal, cookie, 'shares', fields, asProgram)).json()
}

test('E11 in my data a person says yes or no to each recipient and ends it, in one press', async ({
  portal,
}) => {
  await askToShare(portal, await withApplication(portal))
  const cookie = await visit(portal, applicant)
  expect(await answerInMyData(portal, cookie, 'end')).toMatchObject({ done: null })
  expect(await answerInMyData(portal, cookie, 'approve')).toMatchObject({ done: 'shareApproved' })
  expect(await answerInMyData(portal, cookie, 'approve')).toMatchObject({ done: null })
  expect(await portal.letters(employer)).toHaveLength(1)
  const link = await linkOfRecipient(portal)
  expect((await press(portal, link)).status).toBe(200)
  expect(await answerInMyData(portal, cookie, 'end')).toMatchObject({ done: 'shareEnded' })
  expect((await press(portal, link)).status).toBe(410)
})

test('nobody answers for another, nor without a visit, nor what no form says', async ({ portal }) => {
  await askToShare(portal, await withApplication(portal))
  const [share] = await portal.rows('application_shares')
  const fields = { share: String(share!.id), answer: 'approve' }
  const stranger = await visit(portal, 'stranger@post.example')
  expect((await act(portal, stranger, 'shares', fields)).status).toBe(404)
  expect((await act(portal, '', 'shares', fields, asProgram)).status).toBe(401)
  const cookie = await visit(portal, applicant)
  expect((await act(portal, cookie, 'shares', { ...fields, answer: 'maybe' })).status).toBe(400)
  expect(await portal.rows('application_shares')).toMatchObject([{ outcome: null }])
})

for (const locale of locales) {
  test(`E11 no. 9 who asked, who may see what until when, and each opening reads as sentences, here and in the download (${locale})`, async ({
    portal,
  }) => {
    const { link } = await shared(portal, { parts: 'letter cv' })
    await press(portal, link)
    const cookie = await visit(portal, applicant)
    const { rows, recipients } = await theApplication(portal, cookie)
    expect(recipients).toContain(whoSaw)
    const tellings = handledInWords(rows, locale, readingBy(portal.promises))
    const [asked, looked, ...more] = tellings.at(-1)!.lines
    expect(more).toEqual([])
    expect(asked).toMatchObject({ typed: 'Varvet väljer själv sin tekniker.' })
    for (const { line } of [asked!, looked!]) {
      expect(line).toContain(whoSaw)
      expect(line).not.toMatch(/[{}]|undefined|Ida Ek/)
    }
    const zip = await unzipped(await askForExport(portal, cookie))
    const html = textOf(zip['my-data.html'])
    expect(html).toContain(whoSaw)
    expect(html).toContain('En mottagare utanför öppnade de delar som får visas')
  })
}

test('a recipient who was asked for and has not looked is none who has the data', async ({ portal }) => {
  await shared(portal)
  expect((await theApplication(portal, await visit(portal, applicant))).recipients).not.toContain(whoSaw)
})

test('R-70 who erases or withdraws what somebody outside has seen leaves a task to tell them, and the share goes with it', async ({
  portal,
}) => {
  const { link, id } = await shared(portal)
  await press(portal, link)
  const token = await portal.platform().addresses.tokenFor('receipt', id)
  await pressReceipt(portal, `/sv/applications/${token}/`, withdraw)
  expect((await portal.rows('request_tasks')).map(({ recipient }) => recipient)).toContain(whoSaw)
  for (const table of ['applications', 'application_shares', 'application_disclosures'])
    expect(await portal.rows(table)).toEqual([])
  expect((await portal.rows('traces')).filter(({ reason }) => reason !== null)).toEqual([])
  expect((await press(portal, link)).status).toBe(410)
})

test('R-70 in my data likewise', async ({ portal }) => {
  const { link } = await shared(portal)
  await press(portal, link)
  const cookie = await visit(portal, applicant)
  await act(portal, cookie, 'erase', { what: 'everything', confirm: 'on' })
  expect((await portal.rows('request_tasks')).map(({ recipient }) => recipient)).toContain(whoSaw)
  expect(await portal.rows('application_shares')).toEqual([])
})

test('the day an application is erased, its shares and openings go too', async ({ portal }) => {
  const { link } = await shared(portal)
  await press(portal, link)
  portal.time.now = new Date('2040-01-01T03:00:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '', at: portal.time.now })
  for (const table of ['applications', 'application_shares', 'application_disclosures'])
    expect(await portal.rows(table)).toEqual([])
})

const answers = [
  ['a no', async (portal: TestPortal) => askToShare(portal, await withApplication(portal)), 'decline'],
  ['an end', (portal: TestPortal) => shared(portal), 'end'],
] as const
for (const [said, ready, answer] of answers) {
  test(`E5 ${said} that came after the backup holds in the restored database`, async ({ portal }) => {
    await ready(portal)
    const cookie = await visit(portal, applicant)
    const copy = backUp(portal)
    minutesLater(portal, 1)
    await answerInMyData(portal, cookie, answer)
    minutesLater(portal, 10)
    const restored = await putBack(portal, copy)
    expect(await restored.rows('application_shares')).toMatchObject([{ ended_at: null }])
    await tick(restored)
    const [share] = await restored.rows('application_shares')
    expect(share!.ended_at).not.toBeNull()
    const link = `/nb/shown/${await portal.platform().addresses.tokenFor('share', String(share!.id))}/`
    expect((await press(restored, link)).status).toBe(410)
    await restored.close()
  })
}
