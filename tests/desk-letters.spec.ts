import type {
  LetterModel,
  LettersModel,
  ListModel,
  ReadingModel,
} from '../functions/applications/desk/models.ts'
import { apply, fromOurPage, jobSlug } from './portal/applying.ts'
import { employ, look, send, signedIn, signIn } from './portal/desk.ts'
import { erase, mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const to = 'bo@post.example'
const typed = { subject: 'Kom på fredag', text: 'Vi ses på fredag kl. 10.\n\nTa med {ditt} körkort.' }

async function applied(portal: TestPortal) {
  await apply(portal, { name: 'Bo Ek', email: to, locale: 'nb' })
  const cookie = await signedIn(portal)
  const id = String((await portal.rows('applications'))[0]!.id)
  const asked = await look(portal, `/desk/applications/${id}/letter/?template=interview`, cookie)
  const { model }: { model: LetterModel } = await asked.json()
  const fields = {
    template: 'interview',
    opening: jobSlug,
    seen: model.seen,
    sending: model.sending,
    ...typed,
  }
  const write = (more: Record<string, string>, who = cookie) =>
    send(portal, `/api/desk/applications/${id}/letter`, who, { ...fields, ...more })
  return { cookie, id, model, write }
}

const letters = async (portal: TestPortal, address = to) =>
  (await portal.letters(address)).filter(({ subject }) => /fredag|leser|reading|läser/.test(subject))

test('a letter begins from a template in the applicant’s language and is seen as it arrives before it goes', async ({
  portal,
}) => {
  const { model, write } = await applied(portal)
  expect([model.locale, model.values.subject]).toEqual([
    'nb',
    'Vi vil gjerne møte deg: Servicetekniker for landstrøm',
  ])
  expect([model.preview, model.values.move, model.template.status]).toEqual([null, true, 'interview'])
  const looked: { model: LetterModel } = await (await write({ do: 'look', move: 'on' })).json()
  expect(await letters(portal)).toEqual([])
  expect((await write({ do: 'send', move: 'on' })).status).toBe(303)
  const [letter] = await letters(portal)
  const [row] = await portal.rows('applications')
  expect(looked.model.preview!.text).toBe(letter!.text)
  expect([letter!.subject, letter!.replyTo]).toEqual([
    looked.model.preview!.subject,
    ['elias@larkspar.example'],
  ])
  expect(letter!.text).toMatch(/^Hei!\n\nVi ses på fredag kl. 10.\n\nTa med {ditt} körkort.\n\nReferanse:/)
  expect(row!.status).toBe('interview')
})

test('pressed twice, one letter goes; the history has it, and so has its person until it is erased', async ({
  portal,
}) => {
  const { cookie, id, write } = await applied(portal)
  const both = await Promise.all([write({ do: 'send' }), write({ do: 'send' })])
  expect([...both.map(({ status }) => status), (await write({ do: 'send' })).status]).toEqual([303, 303, 303])
  expect(await letters(portal)).toHaveLength(1)
  const read: { model: ReadingModel } = await (await look(portal, `/desk/applications/${id}/`, cookie)).json()
  expect(read.model.letters.map(({ by, subject }) => [by, subject])).toEqual([['Ida Ek', typed.subject]])
  expect((await portal.rows('traces')).filter(({ act }) => act === 'sent-letter')).toHaveLength(1)
  expect((await portal.rows('applications'))[0]!.status).toBe('received')
  const person = await visit(portal, to)
  const held = JSON.stringify(await (await mine(portal, person)).json())
  expect(held).toContain('Ta med {ditt} körkort.')
  await erase(portal, person, { what: id, confirm: 'on' })
  expect(await portal.rows('application_letters')).toEqual([])
})

test('a letter that is not whole comes back as it was written, and nothing goes', async ({ portal }) => {
  const { write } = await applied(portal)
  const problemsOf = async (fields: Record<string, string>) => {
    const answer = await write({ do: 'send', ...fields })
    expect(answer.status).toBe(422)
    return ((await answer.json()).model as LetterModel).problems.map(({ message }) => message)
  }
  expect(await problemsOf({ subject: ' ' })).toEqual(['letterSubjectMissing'])
  expect(await problemsOf({ subject: 'x'.repeat(151) })).toEqual(['letterSubjectTooLong'])
  expect(await problemsOf({ text: ' \n' })).toEqual(['letterMissing'])
  expect(await problemsOf({ text: 'x'.repeat(5_001) })).toEqual(['letterTooLong'])
  expect(await problemsOf({ text: 'Kom [dag].' })).toEqual(['letterUnfinished'])
  const strange: Record<string, string>[] = [{ sending: 'x' }, { template: 'no-such' }]
  for (const fields of strange) expect((await write({ do: 'send', move: 'on', ...fields })).status).toBe(400)
  expect(await portal.rows('application_letters')).toEqual([])
})

test('a letter that brings a new status waits when somebody else changed it meanwhile', async ({
  portal,
}) => {
  const { id, write } = await applied(portal)
  const administrator = await signedIn(portal, 'administrator')
  minutesLater(portal, 1)
  const moved = { from: 'application', what: id, seen: '', to: 'offer' }
  await send(portal, '/api/desk/applications/status', administrator, moved)
  const answer = await write({ do: 'send', move: 'on' })
  const { model }: { model: LetterModel } = await answer.json()
  expect([answer.status, model.problems[0]!.message]).toEqual([422, 'letterMeanwhile'])
  expect(await letters(portal)).toEqual([])
  expect((await write({ do: 'send', move: 'on', seen: model.seen })).status).toBe(303)
  expect(await letters(portal)).toHaveLength(1)
})

test('nobody writes to an application that is not theirs, is gone or only to be kept', async ({ portal }) => {
  const { id, write } = await applied(portal)
  const other = await signIn(portal, await employ(portal, { openings: ['open'] }))
  expect((await write({ do: 'send' }, other)).status).toBe(404)
  expect((await look(portal, `/desk/applications/${id}/letter/?template=reading`, other)).status).toBe(404)
  await portal.client.execute(
    `insert into restrictions select id, 'inaccurate', '2026-11-01', '2027-02-01' from applications`,
  )
  expect((await write({ do: 'send' })).status).toBe(404)
  expect(await portal.rows('application_letters')).toEqual([])
})

test('several chosen on the list get the same letter once, each in their language, after a page that counts them', async ({
  portal,
}) => {
  await apply(portal, { name: 'Bo Ek', email: to, locale: 'nb' })
  await apply(portal, { name: 'Åsa Berg', email: 'asa@post.example' })
  await apply(portal, { name: 'Not chosen', email: 'no@post.example' })
  const cookie = await signedIn(portal)
  const rows = await portal.rows('applications')
  const chosen = rows.filter(({ name }) => name !== 'Not chosen').map(({ id }) => String(id))
  const post = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ opening: jobSlug, template: 'reading', ...fields })
    for (const id of chosen) body.append('what', id)
    return portal.app.request('/api/desk/letters', {
      ...{ method: 'POST', body },
      headers: { ...fromOurPage, Cookie: cookie },
    })
  }
  const asked = await post({})
  const { model }: { model: LettersModel } = await asked.json()
  expect([asked.status, model.ids.length]).toEqual([200, 2])
  expect(model.previews.map(({ locale, count }) => [locale, count]).sort()).toEqual([
    ['nb', 1],
    ['sv', 1],
  ])
  expect(await portal.rows('application_letters')).toEqual([])
  const fields = { do: 'send', move: 'on', sending: model.sending }
  const sent = await post(fields)
  expect((await post(fields)).status).toBe(303)
  expect([(await letters(portal)).length, (await letters(portal, 'asa@post.example')).length]).toEqual([1, 1])
  expect((await letters(portal))[0]!.subject).toBe('Vi leser søknaden din: Servicetekniker for landstrøm')
  expect(await letters(portal, 'no@post.example')).toEqual([])
  const list: { model: ListModel } = await (await look(portal, sent.headers.get('location')!, cookie)).json()
  expect([list.model.told, list.model.changed]).toEqual([2, { count: 2, to: 'reading' }])
  const undo = { change: model.sending, opening: jobSlug }
  expect((await send(portal, '/api/desk/applications/undo', cookie, undo)).status).toBe(409)
  expect((await post({ template: 'interview' })).status).toBe(400)
})
