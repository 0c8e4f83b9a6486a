import { faultsInExtension } from '../functions/requests/extending/extension.ts'
import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import { answer, ask, enter, hourAt, lettersTo, privacyContact } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'

const because = 'Handlingarna ligger hos tre arbetsgivare.'
const extend = (portal: Parameters<typeof ask>[0], reference: string, to: string, ...more: string[]) =>
  ask(portal, 'extend', reference, '--to', to, '--because', because, ...more)

test('R-69 an answer is put off once, with its reason in a letter to the person that is queued with it', async ({
  portal,
}) => {
  const reference = await enter(portal)
  portal.time.now = new Date('2026-12-02T22:59:00Z')
  expect(await extend(portal, reference.toLowerCase(), '2027-02-02')).toContain('answered by 2027-02-02')
  const [row] = await portal.rows('requests')
  expect(row).toMatchObject({
    due_on: '2026-12-02',
    extended_to: '2027-02-02',
    extended_for: because,
    extended_on: '2026-12-02',
    answer_by: '2027-02-02',
  })
  const letter = (await lettersTo(portal, owner)).find(({ subject }) => subject.includes('mer tid'))
  for (const words of [because, '2\u00a0december 2026', '2\u00a0februari 2027', reference])
    expect(letter!.text).toContain(words)
  expect(letter!.text).not.toMatch(/[{}]/)
  await expect(extend(portal, reference, '2027-02-02')).rejects.toThrow(/can be done once/)
})

test('R-69 nothing is put off after the month, for longer than two further months, without a reason, or once it is answered', async ({
  portal,
}) => {
  const reference = await enter(portal)
  await expect(extend(portal, reference, '2027-02-03')).rejects.toThrow(/to 2027-02-02 at the latest/)
  await expect(extend(portal, reference, '2026-12-02')).rejects.toThrow(/has to be a later day/)
  await expect(ask(portal, 'extend', reference, '--to', '2027-01-02')).rejects.toThrow(/write --because/)
  await expect(ask(portal, 'extend', reference)).rejects.toThrow(/usage/)
  await expect(extend(portal, 'AAAA-AAAA', '2027-01-02')).rejects.toThrow(
    /nothing in the queue is called AAAA/,
  )
  portal.time.now = new Date('2026-12-02T23:00:00Z')
  await expect(extend(portal, reference, '2027-01-02')).rejects.toThrow(/was due on 2026-12-02/)
  expect(await portal.rows('requests')).toMatchObject([{ extended_to: null, answer_by: '2026-12-02' }])
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['request-received'])
  const closed = { answeredOn: '2026-11-03', extendedTo: null, receivedOn: '2026-11-02', dueOn: '2026-12-02' }
  const wanted = { to: '2027-01-02', reason: because, toldOn: null }
  expect(faultsInExtension({ ...closed, email: owner }, wanted, '2026-11-04')).toEqual(['answered'])
})

test('R-69 somebody without e-mail has to be written to first, and the day of that letter is kept', async ({
  portal,
}) => {
  const reference = await enter(portal, { email: '', address: 'Storgatan 1, Umeå' })
  await expect(extend(portal, reference, '2027-01-02')).rejects.toThrow(/say when with --told/)
  for (const told of ['2026-11-01', '2026-11-03'])
    await expect(extend(portal, reference, '2027-01-02', '--told', told)).rejects.toThrow(
      /between 2026-11-02/,
    )
  await extend(portal, reference, '2027-01-02', '--told', '2026-11-02')
  expect(await portal.rows('requests')).toMatchObject([
    { extended_on: '2026-11-02', answer_by: '2027-01-02' },
  ])
  expect(await portal.rows('outbox')).toEqual([])
})

test('W2 of two who put the same answer off at once, one does, and one letter goes', async ({ portal }) => {
  const reference = await enter(portal)
  const both = await Promise.allSettled([
    extend(portal, reference, '2027-01-02'),
    extend(portal, reference, '2027-01-15'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [row] = await portal.rows('requests')
  const letters = (await lettersTo(portal, owner)).filter(({ subject }) => subject.includes('mer tid'))
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).toContain(row!.extended_to === '2027-01-02' ? '2\u00a0januari' : '15\u00a0januari')
})

test('R-69 seven days before the day whoever is responsible is reminded once, and once more when it has passed', async ({
  portal,
}) => {
  const reference = await enter(portal)
  await hourAt(portal, '2026-11-24T22:30:00Z')
  expect(await portal.letters(privacyContact)).toEqual([])
  await hourAt(portal, '2026-11-24T23:30:00Z')
  await hourAt(portal, '2026-12-02T22:30:00Z')
  const [reminder, ...more] = await portal.letters(privacyContact)
  expect(more).toEqual([])
  expect(reminder!.subject).toBe(`Svara senast den 2\u00a0december 2026: ${reference}`)
  expect(`${reminder!.text}${reminder!.html}${reminder!.replyTo}`).not.toMatch(/Nora|nora|access|[{}]/)
  await hourAt(portal, '2026-12-02T23:30:00Z')
  await hourAt(portal, '2027-01-10T09:00:00Z')
  const subjects = (await portal.letters(privacyContact)).map(({ subject }) => subject)
  expect(subjects).toEqual([`Svaret är försenat: ${reference}`, reminder!.subject])
})

test('R-69 a day put off is reminded of anew, and an answer ends the reminders', async ({ portal }) => {
  const reference = await enter(portal)
  await hourAt(portal, '2026-11-26T09:00:00Z')
  await extend(portal, reference, '2027-01-31')
  await hourAt(portal, '2027-01-10T09:00:00Z')
  expect(await portal.letters(privacyContact)).toHaveLength(1)
  await hourAt(portal, '2027-01-24T09:00:00Z')
  expect(await portal.letters(privacyContact)).toHaveLength(2)
  await answer(portal, reference)
  await hourAt(portal, '2027-03-01T09:00:00Z')
  expect(await portal.letters(privacyContact)).toHaveLength(2)
})

test('W2 however many crons come at once, each reminder is one letter', async ({ portal }) => {
  for (let count = 0; count < 3; count++) await enter(portal)
  await enter(portal, { received: '2026-09-01' })
  portal.time.now = new Date('2026-11-28T09:00:00Z')
  await Promise.all(['', '', ''].map(() => hourAt(portal, '2026-11-28T09:00:00Z')))
  await hourAt(portal, '2026-11-28T10:00:00Z')
  expect(await portal.letters(privacyContact)).toHaveLength(4)
})

test('E5, R-69 an objection has the same clock: reminded of, put off with a letter, and answered with how it was weighed', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const [application] = await portal.rows('applications')
  await act(portal, cookie, 'object', { what: String(application!.id), reason: '' })
  const reference = String(application!.reference)
  const objections = await portal.letters(privacyContact)
  await extend(portal, reference, '2027-01-15')
  const [letter] = await lettersTo(portal, owner)
  expect(letter!.text).toContain(because)
  await hourAt(portal, '2027-01-12T09:00:00Z')
  expect(await portal.letters(privacyContact)).toHaveLength(objections.length + 1)
  await expect(answer(portal, reference)).rejects.toThrow(/write --because/)
  await expect(answer(portal, reference, '--outcome', 'partly', '--because', 'x')).rejects.toThrow(/upheld/)
  await answer(portal, reference, '--outcome', 'refused', '--because', 'The claim is pending.')
  expect(await portal.rows('objections')).toMatchObject([
    { outcome: 'rejected', answered_on: '2027-01-12', answered_for: 'The claim is pending.' },
  ])
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
})
