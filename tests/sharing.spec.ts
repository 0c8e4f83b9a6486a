import { readdirSync, readFileSync } from 'node:fs'
import type { SharingModel, ShownModel } from '../functions/applications/sharing/models.ts'
import { smallPdf } from './portal/applying.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import {
  applicant,
  askToShare,
  employer,
  everyPart,
  linkOfApplicant,
  press,
  shared,
  withApplication,
} from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'

const opened = async (portal: TestPortal, link: string): Promise<ShownModel['shown']> =>
  (await (await press(portal, link)).json()).model.shown

test('E11 no. 9 a recipient has nothing in hand before the applicant says yes, and looking at the question answers nothing', async ({
  portal,
}) => {
  const desk = await withApplication(portal)
  await askToShare(portal, desk)
  const [share] = await portal.rows('application_shares')
  const link = `/nb/shown/${await portal.platform().addresses.tokenFor('share', String(share!.id))}/`
  const question = await linkOfApplicant(portal)
  const looked = await portal.app.request(question)
  const { model }: { model: SharingModel } = await looked.json()
  expect(model).toMatchObject({ state: 'waiting', name: 'Kari Moen', parts: '["letter"]', opened: [] })
  expect(looked.headers.get('x-robots-tag')).toBe('noindex')
  for (const answer of [await portal.app.request(link), await press(portal, link)])
    expect([answer.status, /Öberg/.test(await answer.text())]).toEqual([410, false])
  expect(await portal.rows('application_disclosures')).toEqual([])
  expect(await portal.letters(employer)).toEqual([])
  expect((await press(portal, question, { answer: 'maybe' })).status).toBe(400)
})

test('one yes is one letter, which names nobody; pressing twice sends no second one', async ({ portal }) => {
  const desk = await withApplication(portal)
  await askToShare(portal, desk)
  const question = await linkOfApplicant(portal)
  const presses = await Promise.all([1, 2].map(() => press(portal, question, { answer: 'approve' })))
  expect(presses.map(({ status }) => status)).toEqual([303, 303])
  const letters = await portal.letters(employer)
  expect(letters).toHaveLength(1)
  expect(letters[0]!.subject).toMatch(/^En søknad å lese: /)
  expect(JSON.stringify(letters)).not.toMatch(/Åsa|Öberg|oberg/)
})

test('the recipient’s page says nothing of anybody until the button is pressed, and is kept and listed by nobody', async ({
  portal,
}) => {
  const { link } = await shared(portal)
  const looked = await portal.app.request(link)
  const { model }: { model: ShownModel } = await looked.clone().json()
  expect([model.shown, model.until]).toEqual([null, '2026-11-16'])
  expect(await looked.text()).not.toMatch(/Åsa|Öberg|Kari|Hamngatan/)
  for (const name of ['cache-control', 'x-robots-tag'])
    expect(looked.headers.get(name)).toMatch(/^(no-store|noindex)$/)
  expect(await portal.rows('application_disclosures')).toEqual([])
})

const parts = {
  contact: [applicant, '+46 70 174 06 05', everyPart.address],
  letter: [everyPart.letter],
  cv: ['Mitt CV.pdf'],
}
for (const [part, texts] of Object.entries(parts)) {
  test(`of an application come the chosen parts and no other (${part})`, async ({ portal }) => {
    const { link, id } = await shared(portal, { parts: part })
    await portal.client.execute({
      sql: "insert into application_notes values ('one', ?, 'somebody', 'recruiter', 'Ring på fredag.', 1)",
      args: [id],
    })
    const said = JSON.stringify(await opened(portal, link))
    expect(said).toContain('Åsa-Lena Öberg')
    for (const text of texts) expect(said).toContain(text)
    for (const text of Object.values(parts)
      .flat()
      .filter((text) => !texts.includes(text)))
      expect(said).not.toContain(text)
    expect(said).not.toContain('fredag')
  })
}

test('the CV comes as it was sent, allowed to do nothing; it is given to nobody where it was not chosen', async ({
  portal,
}) => {
  const { link } = await shared(portal, { parts: 'cv' })
  const [file] = (await opened(portal, link))!.files
  const cv = await press(portal, link, { file: file!.id })
  expect(new Uint8Array(await cv.arrayBuffer())).toEqual(smallPdf)
  expect(cv.headers.get('content-security-policy')).toContain("script-src 'none'")
  expect(cv.headers.get('cache-control')).toBe('no-store')
  expect((await press(portal, link, { file: '01970000-0000-7000-8000-000000000000' })).status).toBe(410)
  await portal.client.execute(`update application_shares set parts = '["letter"]'`)
  expect((await press(portal, link, { file: file!.id })).status).toBe(410)
  const looks = await portal.rows('application_disclosures')
  expect(looks.map(({ kind }) => kind)).toEqual(['application', 'cv'])
})

test('E11 each opening is a row with the recipient and a trace, written by the batch that reads', async ({
  portal,
}) => {
  const { link, id } = await shared(portal)
  await opened(portal, link)
  await opened(portal, link)
  const [share] = await portal.rows('application_shares')
  const looks = await portal.rows('application_disclosures')
  expect(looks).toHaveLength(2)
  for (const look of looks) expect(look).toMatchObject({ application_id: id, share_id: share!.id })
  const traces = (await portal.rows('traces')).filter(({ role }) => role === 'recipient')
  expect(traces.map(({ act, staff_id }) => [act, staff_id])).toEqual([
    ['opened-share', share!.id],
    ['opened-share', share!.id],
  ])
  await portal.client.execute('drop table application_disclosures')
  const answer = await press(portal, link)
  expect([answer.status, /Öberg/.test(await answer.text())]).toEqual([500, false])
})

test('E11 no. 9 nothing else that stands outside the desk reads an application for a recipient', () => {
  const room = 'functions/applications/sharing'
  const readers = readdirSync(room).filter((name) =>
    /applications\.(name|letter|cvText|details|phone|address)|applicationFiles|= applications\b/.test(
      readFileSync(`${room}/${name}`, 'utf8'),
    ),
  )
  expect(readers.sort()).toEqual(['open.ts', 'read.ts'])
  expect(readFileSync(`${room}/read.ts`, 'utf8')).toContain(
    'const { email, locale, reference, opening } = applications',
  )
  const showing = readFileSync(`${room}/showing.ts`, 'utf8')
  expect(showing).toMatch(/openForRecipient\(/)
  expect(showing).not.toMatch(/readShare|db\/schema/)
})

const closings: Record<string, (portal: TestPortal, id: string) => Promise<unknown>> = {
  'its last day has passed': async (portal) => minutesLater(portal, 15 * 24 * 60),
  'it is restricted': (portal, id) =>
    portal.client.execute({
      sql: "insert into restrictions values (?, 'inaccurate', '2026-11-02', '2027-02-02')",
      args: [id],
    }),
  'it is locked away': (portal) => portal.client.execute('update applications set defended_at = 1'),
  'its erasure has begun': (portal, id) =>
    portal.client.execute({ sql: "insert into erasing values (?, 'application')", args: [id] }),
  'it is erased': (portal) =>
    portal.client.batch([
      'delete from application_shares',
      'delete from application_files',
      'delete from applications',
    ]),
}
for (const [closing, close] of Object.entries(closings)) {
  test(`an application is shown no more once ${closing}, and the answer says nothing of whose it was`, async ({
    portal,
  }) => {
    const { link, id, asked } = await shared(portal)
    expect((await press(portal, link)).status).toBe(200)
    await close(portal, id)
    const question = await portal.app.request(asked)
    expect(question.status === 410 || (await question.json()).model.state === 'over').toBe(true)
    for (const answer of [await portal.app.request(link), await press(portal, link)]) {
      expect(answer.status).toBe(410)
      expect(await answer.json()).toMatchObject({ page: 'problem', model: { kind: 'shareOver' } })
    }
    expect(await portal.rows('application_disclosures')).toHaveLength(1)
  })
}

test('the applicant stops it by the same link, and sees when it was opened', async ({ portal }) => {
  const { asked, link } = await shared(portal)
  await opened(portal, link)
  const state = async () => {
    const { model }: { model: SharingModel } = await (await portal.app.request(asked)).json()
    return [model.state, model.opened]
  }
  expect(await state()).toEqual(['approved', ['2026-11-02T09:30:00.000Z']])
  await press(portal, asked, { answer: 'end' })
  expect((await state())[0]).toBe('ended')
  expect((await press(portal, link)).status).toBe(410)
  await press(portal, asked, { answer: 'approve' })
  expect((await press(portal, link)).status).toBe(410)
})
