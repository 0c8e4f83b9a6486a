import { applicationForm, apply, type Fields, fromOurPage } from './portal/applying.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

async function post(portal: TestPortal, changes: Fields) {
  const body = applicationForm(changes)
  const answer = await portal.app.request('/api/applications', { method: 'POST', body, headers: fromOurPage })
  return { status: answer.status, ...(await answer.json()) }
}

const tables = ['applications', 'application_files', 'consents', 'outbox', 'sent_forms']

test('UX-38 a review shows every answer as it will be kept, and keeps nothing but the held file', async ({
  portal,
}) => {
  const requests = portal.turso.requests()
  const { status, page, model } = await post(portal, {
    intent: 'review',
    email: ' Asa.Oberg@POST.example ',
    phone: '070-174 06 05',
  })
  expect([status, page]).toEqual([200, 'review'])
  expect(model).toMatchObject({
    answers: { email: 'asa.oberg@post.example', phone: '+46 70 174 06 05', letter: '', acknowledged: true },
    values: { phone: '070-174 06 05' },
    held: [{ kind: 'cv', name: 'Mitt CV.pdf' }],
  })
  expect(portal.turso.requests() - requests).toBe(0)
  for (const table of tables) expect(await portal.rows(table), table).toEqual([])
})

test('what is to be put right comes back from a review as from sending', async ({ portal }) => {
  const { status, page, model } = await post(portal, { intent: 'review', email: 'fel' })
  expect([status, page]).toEqual([422, 'apply'])
  expect(model.problems).toEqual([{ field: 'email', message: 'emailMalformed' }])
})

test('what was reviewed is sent once, with and without reading it through', async ({ portal }) => {
  const { model } = await post(portal, { intent: 'review' })
  const heldCv = model.held[0].token
  const reviewed = await (await apply(portal, { cv: null, heldCv, intent: 'send' })).json()
  const atOnce = await (await apply(portal)).json()
  expect(atOnce).toEqual(reviewed)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('UX-38 a change leads back to the field with everything as it was, and finds no fault', async ({
  portal,
}) => {
  const { model } = await post(portal, { intent: 'review' })
  const heldCv = model.held[0].token
  const back = await post(portal, { intent: 'change-letter', cv: null, heldCv, name: '' })
  expect(back).toMatchObject({
    status: 200,
    page: 'apply',
    model: { change: 'letter', problems: [], held: [{ token: heldCv }], values: { acknowledged: true } },
  })
})

test('a program that asks for a review gets the answers and the tokens of its files', async ({ portal }) => {
  const answer = await apply(portal, { intent: 'review' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    answers: { name: 'Åsa-Lena Öberg' },
    files: [{ kind: 'cv', name: 'Mitt CV.pdf' }],
    heldCv: expect.any(String),
  })
})

test('a closed opening is not reviewed, and what none of our buttons asks is refused', async ({ portal }) => {
  expect((await post(portal, { intent: 'change-nothing' })).status).toBe(400)
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  const { status, model } = await post(portal, { intent: 'review' })
  expect([status, model.problems]).toEqual([422, [{ field: 'form', message: 'openingClosed' }]])
})
