import type { MessageModel, MessagesModel } from '../functions/contact/desk/models.ts'
import type { Everything } from '../functions/my-data/models.ts'
import { anotherSession, employ, look, send, signedIn, signIn } from './portal/desk.ts'
import { mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { us, whoWrites, write } from './portal/writing.ts'

const officer = (portal: TestPortal) => signedIn(portal, 'privacy-officer')

async function idOf(portal: TestPortal): Promise<string> {
  return String((await portal.rows('contact_messages')).at(-1)!.id)
}

async function inbox(portal: TestPortal, cookie: string, query = ''): Promise<MessagesModel> {
  const { page, model } = await (await look(portal, `/desk/messages/${query}`, cookie)).json()
  expect(page).toBe('desk/messages')
  return model
}

const actsIn = async (portal: TestPortal) => (await portal.rows('traces')).map(({ act }) => act)

test('UX-63 the inbox shows what waits with its days, the oldest first, and says nothing of what was written', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  expect(await inbox(portal, cookie)).toMatchObject({ lines: [], counts: { waiting: 0, done: 0 } })
  await write(portal)
  portal.time.now = new Date('2026-11-05T09:30:00Z')
  await write(portal, { name: 'Bo Ek', email: 'bo@post.example', locale: 'nb', message: 'Hei' })
  const session = await anotherSession(portal, 'privacy-officer')
  const { lines, counts } = await inbox(portal, session)
  expect(lines.map(({ name, locale, waitedDays }) => [name, locale, waitedDays])).toEqual([
    ['Iben Moldskred', 'sv', 3],
    ['Bo Ek', 'nb', 0],
  ])
  expect(lines[0]).toMatchObject({ arrivedOn: '2026-11-02', eraseBy: '2027-05-02' })
  expect(counts).toEqual({ waiting: 2, done: 0 })
  expect(JSON.stringify(lines)).not.toMatch(/parkering|Hei|@/)
  expect(await actsIn(portal)).toEqual([])
})

test('a message is read with the trace of it, answered by a letter in its language that was seen before, and is done', async ({
  portal,
}) => {
  await write(portal, { locale: 'nb' })
  const cookie = await officer(portal)
  const id = await idOf(portal)
  const opened: { model: MessageModel } = await (await look(portal, `/desk/messages/${id}/`, cookie)).json()
  expect(opened.model.message).toMatchObject({ message: 'Hej!\nHar ni parkering?', email: whoWrites })
  expect(await actsIn(portal)).toEqual(['opened'])

  const answer = 'Ja, bak huset.\r\nVelkommen!'
  const path = `/api/desk/messages/${id}/answer`
  const looked = await send(portal, path, cookie, { answer, what: 'look' })
  const { model }: { model: MessageModel } = await looked.json()
  expect(looked.status).toBe(200)
  expect(await portal.rows('contact_answers')).toEqual([])

  const sent = await send(portal, path, cookie, { answer, seen: '0', what: 'send' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/desk/messages/?answered=${id}`])
  const [letter] = await portal.letters(whoWrites)
  expect(letter).toMatchObject({ subject: model.preview!.subject, text: model.preview!.text, replyTo: [us] })
  expect(letter!.subject).toMatch(/^Svar på meldingen din/)
  expect(letter!.text).toContain('Ja, bak huset.\nVelkommen!')
  expect(letter!.text).toContain('senest 2.\u00a0mai 2027')
  expect(letter!.text).not.toContain('parkering')
  expect((await portal.rows('contact_messages'))[0]!.done_at).toBe(portal.time.now.getTime())
  expect(await actsIn(portal)).toEqual(['opened', 'opened', 'answered-message'])
  expect(await inbox(portal, cookie, '?which=done')).toMatchObject({ counts: { waiting: 0, done: 1 } })
})

test('whoever wrote sees in my data what was answered, by which role, and that it was read', async ({
  portal,
}) => {
  await write(portal)
  const cookie = await officer(portal)
  const id = await idOf(portal)
  await look(portal, `/desk/messages/${id}/`, cookie)
  await send(portal, `/api/desk/messages/${id}/answer`, cookie, { answer: 'Ja, bakom huset.', what: 'send' })
  const held: Everything = await (await mine(portal, await visit(portal, whoWrites))).json()
  const message = held.items.find(({ kind }) => kind === 'message')!
  const told = message.rows.flatMap(({ facts }) => facts.map(({ field, value }) => [field, value]))
  expect(told).toContainEqual(['contact_answers.answer', 'Ja, bakom huset.'])
  expect(told).toContainEqual(['contact_answers.role', 'privacy-officer'])
  expect(told).toContainEqual(['traces.act', 'opened'])
  expect(told).toContainEqual(['traces.act', 'answered-message'])
  expect(told).toContainEqual(['outbox.letter', 'contact-answer'])
  expect(told.map(([field]) => field)).not.toContain('contact_answers.staff_id')
})

test('R-78 of two who answer at once the second sees the first answer and decides; a form pressed twice is one answer', async ({
  portal,
}) => {
  await write(portal)
  const first = await officer(portal)
  const second = await signIn(
    portal,
    await employ(portal, { email: 'eva@staff.example', name: 'Eva Ås', role: 'administrator' }),
  )
  const path = `/api/desk/messages/${await idOf(portal)}/answer`
  const mineIs = { answer: 'Ja.', seen: '0', what: 'send' }
  for (let press = 0; press < 2; press++) expect((await send(portal, path, first, mineIs)).status).toBe(303)
  const late = await send(portal, path, second, { answer: 'Nej.', seen: '0', what: 'send' })
  const { model }: { model: MessageModel } = await late.json()
  expect(late.status).toBe(409)
  expect(model.problems).toEqual([{ field: 'answer', message: 'answeredMeanwhile' }])
  expect(model).toMatchObject({
    values: { answer: 'Nej.' },
    message: { answers: [{ by: 'Ida Ek', answer: 'Ja.' }] },
  })
  const seen = String(model.message.answers.length)
  expect((await send(portal, path, second, { answer: 'Nej.', seen, what: 'send' })).status).toBe(303)
  expect((await portal.rows('contact_answers')).map(({ answer }) => answer)).toEqual(['Ja.', 'Nej.'])
  expect((await portal.letters(whoWrites)).filter(({ subject }) => /^Svar/.test(subject))).toHaveLength(2)
  expect((await actsIn(portal)).filter((act) => act === 'answered-message')).toHaveLength(2)
})

test('an empty or endless answer is not sent, and what was written stands in the form', async ({
  portal,
}) => {
  await write(portal)
  const cookie = await officer(portal)
  const path = `/api/desk/messages/${await idOf(portal)}/answer`
  const wrong = [
    [' ', 'answerMissing'],
    ['a'.repeat(5_001), 'requestTextTooLong'],
  ] as const
  for (const [answer, message] of wrong) {
    const again = await send(portal, path, cookie, { answer, what: 'send' })
    const { model }: { model: MessageModel } = await again.json()
    expect([again.status, model.problems]).toEqual([422, [{ field: 'answer', message }]])
    expect(model.values.answer).toBe(answer)
  }
  expect(await portal.rows('contact_answers')).toEqual([])
})

test('a message is laid aside as done and put back, each once and each traced', async ({ portal }) => {
  await write(portal)
  const cookie = await officer(portal)
  const id = await idOf(portal)
  for (let press = 0; press < 2; press++) {
    const done = await send(portal, `/api/desk/messages/${id}/done`, cookie, {})
    expect([done.status, done.headers.get('location')]).toEqual([303, `/desk/messages/?done=${id}`])
  }
  expect(await inbox(portal, cookie, `?done=${id}`)).toMatchObject({
    counts: { waiting: 0, done: 1 },
    done: { what: 'done', id },
  })
  const back = await send(portal, `/api/desk/messages/${id}/waiting`, cookie, {})
  expect(back.headers.get('location')).toBe(`/desk/messages/${id}/`)
  expect(await inbox(portal, cookie)).toMatchObject({ counts: { waiting: 1, done: 0 } })
  expect(await actsIn(portal)).toEqual(['done-message', 'undone-message'])
  expect(await portal.letters(whoWrites)).toHaveLength(1)
})
