import type { ReadingModel } from '../functions/applications/desk/models.ts'
import { apply } from './portal/applying.ts'
import { employ, look, send, signedIn, signIn } from './portal/desk.ts'
import { mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const applicant = 'asa.oberg@post.example'

async function opened(portal: TestPortal) {
  await apply(portal)
  const cookie = await signedIn(portal)
  const [row] = await portal.rows('applications')
  const of = `/api/desk/applications/${row!.id}`
  const model = async (who = cookie): Promise<ReadingModel> =>
    (await (await look(portal, `/desk/applications/${row!.id}/`, who)).json()).model
  return { cookie, of, model }
}

test('notes stand with their author and time, and each may take back their own alone', async ({ portal }) => {
  const { cookie, of, model } = await opened(portal)
  const colleague = await signedIn(portal, 'administrator')
  await send(portal, `${of}/notes`, cookie, { note: 'Ring på fredag.\r\nKan börja i maj.' })
  await send(portal, `${of}/notes`, colleague, { note: 'Bra portfolio.' })
  const { notes } = await model()
  expect(notes.map(({ note, isMine }) => [note, isMine])).toEqual([
    ['Ring på fredag.\nKan börja i maj.', true],
    ['Bra portfolio.', false],
  ])
  await send(portal, `${of}/notes`, cookie, { remove: notes[1]!.id })
  await send(portal, `${of}/notes`, cookie, { remove: notes[0]!.id })
  expect((await model()).notes.map(({ note }) => note)).toEqual(['Bra portfolio.'])
})

test('a note without words or with too many comes back as it was written, and nothing is kept', async ({
  portal,
}) => {
  const { cookie, of } = await opened(portal)
  for (const [note, message] of [
    ['  \n', 'noteMissing'],
    ['x'.repeat(5_001), 'noteTooLong'],
  ] as const) {
    const answer = await send(portal, `${of}/notes`, cookie, { note })
    expect(answer.status).toBe(422)
    expect((await answer.json()).model.wrong).toEqual({ form: 'note', message, note })
  }
  for (const [label, message] of [
    [' ', 'labelMissing'],
    ['x'.repeat(41), 'labelTooLong'],
  ]) {
    const answer = await send(portal, `${of}/labels`, cookie, { label: label! })
    expect((await answer.json()).model.wrong).toEqual({ form: 'label', message, label })
  }
  expect([...(await portal.rows('application_notes')), ...(await portal.rows('application_labels'))]).toEqual(
    [],
  )
})

test('each rates once, from one to five; a new word takes the place of the last, and none takes it back', async ({
  portal,
}) => {
  const { cookie, of, model } = await opened(portal)
  for (const stars of ['0', '6', '4.5', 'five'])
    expect((await send(portal, `${of}/rating`, cookie, { stars })).status, stars).toBe(400)
  await send(portal, `${of}/rating`, cookie, { stars: '2' })
  await send(portal, `${of}/rating`, cookie, { stars: '5' })
  expect((await model()).ratings).toEqual([{ by: 'Ida Ek', isMine: true, stars: 5 }])
  expect((await send(portal, `${of}/rating`, cookie, { stars: '' })).status).toBe(303)
  expect((await model()).ratings).toEqual([])
})

test('a label stands with who put it on first and when, and is taken off', async ({ portal }) => {
  const { cookie, of, model } = await opened(portal)
  const at = portal.time.now.toISOString()
  const boss = { email: 'ola.moe@staff.example', name: 'Ola Moe', role: 'administrator' } as const
  const colleague = await signIn(portal, await employ(portal, boss))
  await send(portal, `${of}/labels`, cookie, { label: 'ring i maj' })
  minutesLater(portal, 1)
  for (const label of [' ring i maj ', 'Bergen'])
    expect((await send(portal, `${of}/labels`, colleague, { label })).status).toBe(303)
  const [bergen, ring] = (await model()).labels
  expect(ring).toEqual({ label: 'ring i maj', by: 'Ida Ek', at })
  expect(bergen).toEqual({ label: 'Bergen', by: 'Ola Moe', at: portal.time.now.toISOString() })
  expect((await portal.rows('application_labels')).map(({ role }) => role)).toEqual([
    'recruiter',
    'administrator',
  ])
  const held = await (await mine(portal, await visit(portal, applicant))).json()
  expect(JSON.stringify(held)).toContain('"application_labels.role","value":"administrator"')
  await send(portal, `${of}/labels`, cookie, { remove: 'Bergen' })
  expect((await model()).labels).toHaveLength(1)
})

test('E1 no. 14 the applicant reads in my data what staff wrote, where the application stands, and each time it was opened', async ({
  portal,
}) => {
  const { cookie, of, model } = await opened(portal)
  await model()
  await send(portal, `${of}/notes`, cookie, { note: 'Ring på fredag.' })
  await send(portal, `${of}/rating`, cookie, { stars: '4' })
  await send(portal, `${of}/labels`, cookie, { label: 'ring i maj' })
  const held = await (await mine(portal, await visit(portal, applicant))).json()
  const said = JSON.stringify(held)
  for (const words of [
    'Ring på fredag.',
    'ring i maj',
    '"traces.act","value":"opened"',
    '"traces.role","value":"recruiter"',
  ])
    expect(said).toContain(words)
  expect(said).not.toContain('Ida Ek')
  const [member] = await portal.rows('staff')
  expect(said).not.toContain(String(member!.id))
})

test('R-83 that a note, a rating or a label was taken away stays to be seen, and what it was does not', async ({
  portal,
}) => {
  const { cookie, of, model } = await opened(portal)
  await send(portal, `${of}/notes`, cookie, { note: 'Ring på fredag.' })
  await send(portal, `${of}/rating`, cookie, { stars: '2' })
  await send(portal, `${of}/labels`, cookie, { label: 'ring i maj' })
  const [note] = (await model()).notes
  await send(portal, `${of}/notes`, cookie, { remove: note!.id })
  await send(portal, `${of}/notes`, cookie, { remove: note!.id })
  await send(portal, `${of}/rating`, cookie, { stars: '4' })
  await send(portal, `${of}/labels`, cookie, { remove: 'ring i maj' })
  const traces = await portal.rows('traces')
  expect(traces.map(({ act }) => act)).toEqual(['opened', 'removed-note', 'changed-rating', 'removed-label'])
  expect(JSON.stringify(traces)).not.toMatch(/fredag|maj/)
})
