import { readFileSync } from 'node:fs'
import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { tinyPng } from './corpora/photos.ts'
import { fromOurPage, jobSlug } from './portal/applying.ts'
import { filesOf } from './portal/bucket.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { press, receiptOf, withdraw } from './portal/withdrawing.ts'

const everything = ['applications', 'application_files', 'consents', 'sent_forms', 'erasing'] as const
const person = 'asa.oberg@post.example'
const withPhoto = () => ({ photo: new File([tinyPng()], 'jag.png'), phone: '070-174 06 05' })

async function everythingKept(portal: TestPortal) {
  const kept = await Promise.all([...everything, 'outbox'].map((table) => portal.rows(table)))
  return JSON.stringify([kept, filesOf(portal)])
}

test('UX-45 pressing once only asks once more, and nothing has changed', async ({ portal }) => {
  const receipt = await receiptOf(portal)
  await portal.letters()
  const before = await everythingKept(portal)
  const answer = await press(portal, receipt, { action: 'withdraw' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ page: 'withdraw', model: { receipt: { decided: false } } })
  expect((await portal.app.request(`${receipt}?action=withdraw&confirm=on`)).status).toBe(200)
  expect(await everythingKept(portal)).toBe(before)
})

test('R-67 an undecided application that is withdrawn is gone at once, with its files and all that belongs to it', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, withPhoto())
  await portal.letters()
  expect(filesOf(portal)).toHaveLength(2)
  const answer = await press(portal, receipt, withdraw)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/sv/sent/withdrawn/')
  for (const table of everything) expect(await portal.rows(table), table).toEqual([])
  expect(filesOf(portal)).toEqual([])
  expect((await portal.app.request(receipt)).status).toBe(410)
})

for (const [locale, subject] of [
  ['sv', /^Din ansökan är återtagen/],
  ['nb', /^Søknaden din er trukket/],
  ['en', /^Your application is withdrawn/],
] as const) {
  test(`one last letter says so in the person’s own language, and its row names no application (${locale})`, async ({
    portal,
  }) => {
    const receipt = await receiptOf(portal, { locale })
    await portal.letters()
    const [application] = await portal.rows('applications')
    await press(portal, receipt.replace(/^\/../, '/sv'), withdraw)
    const [letter, ...earlier] = await portal.letters(person)
    expect(earlier).toHaveLength(1)
    expect(letter!.subject).toMatch(subject)
    expect(letter!.text).toContain(String(application!.reference))
    expect(letter!.text).not.toMatch(/applications\/|[{}]/)
    const [row, ...more] = await portal.rows('outbox')
    expect(more).toEqual([])
    expect(row).toMatchObject({ state: 'sent', recipient: '', html: '', letter: 'application-withdrawn' })
    expect(row!.subject_id).not.toBe(application!.id)
  })
}

test('R-68 when the last letter is on its way, nothing the person wrote is left in the database file', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { letter: 'Kanariefågeln sjunger' })
  await press(portal, receipt, withdraw)
  await portal.letters()
  const found = () =>
    ['', '-wal'].filter((end) =>
      /oberg@post|Kanarief|Mitt CV/.test(readFileSync(`${portal.databaseFile}${end}`, 'latin1')),
    )
  await expect.poll(found).toEqual([])
})

test('E4 a letter about the application that has not gone out yet never does', async () => {
  const portal = await openPortal({ outside: (platform) => ({ ...platform, afterwards: () => undefined }) })
  const receipt = await receiptOf(portal)
  await press(portal, receipt, withdraw)
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['application-withdrawn'])
  await portal.close()
})

test('withdrawing again, or twice at the same moment, gives the same answer and no second letter', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal)
  const presses = [1, 2, 3].map(() => press(portal, receipt, withdraw))
  const answers = [...(await Promise.all(presses)), await press(portal, receipt, withdraw)]
  expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual(
    answers.map(() => [303, '/sv/sent/withdrawn/']),
  )
  const subjects = (await portal.letters(person)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.includes('återtagen'))).toHaveLength(1)
})

test('the same form sent once more after a withdrawal is a new application', async ({ portal }) => {
  const receipt = await receiptOf(portal)
  await press(portal, receipt, withdraw)
  expect(await receiptOf(portal)).not.toBe(receipt)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('R-67 once the recruitment has ended the answer says what is kept, until when, and nothing is erased', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal)
  await portal.letters()
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  await endRecruitment(portal.platform().db, opening, portal.promises.retention, '2026-11-02')
  const before = await everythingKept(portal)
  const answer = await press(portal, receipt, withdraw, { ...fromOurPage, Accept: 'application/json' })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({
    eraseBy: '2028-11-02',
    detail: expect.stringContaining('2028'),
  })
  const page = await press(portal, receipt, { action: 'withdraw' })
  expect(await page.json()).toMatchObject({ page: 'withdraw', model: { receipt: { decided: true } } })
  expect(await everythingKept(portal)).toBe(before)
})

test('a recruitment that nobody ended counts as ended at the latest when its rule says so', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal)
  portal.time.now = new Date('2027-06-15T21:59:00Z')
  expect((await press(portal, receipt, { action: 'withdraw' })).status).toBe(200)
  portal.time.now = new Date('2027-06-15T22:00:00Z')
  expect((await press(portal, receipt, withdraw)).status).toBe(409)
})

test('R-67 an open application is never decided: it can be withdrawn whenever its owner likes', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { opening: 'open', role: 'job-seeker' })
  portal.time.now = new Date('2027-11-01T12:00:00Z')
  expect((await press(portal, receipt, withdraw)).status).toBe(303)
  expect(await portal.rows('applications')).toEqual([])
})

test('R-01 R-11 what does not come from our page, or what our page cannot send, changes nothing', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal)
  await portal.letters()
  const before = await everythingKept(portal)
  const foreign = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await press(portal, receipt, withdraw, foreign)).status).toBe(403)
  expect((await press(portal, receipt, { action: 'erase-all', confirm: 'on' })).status).toBe(400)
  expect((await press(portal, receipt, { confirm: 'on' })).status).toBe(400)
  expect((await press(portal, receipt, { ...withdraw, 'leave-empty': 'spam' })).status).toBe(422)
  expect((await press(portal, `${receipt.slice(0, -2)}x/`, withdraw)).status).toBe(404)
  const twice = new URLSearchParams([...Object.entries(withdraw), ['confirm', 'on']])
  const doubled = { method: 'POST', body: twice, headers: fromOurPage }
  expect((await portal.app.request(receipt, doubled)).status).toBe(400)
  expect(await everythingKept(portal)).toBe(before)
})
