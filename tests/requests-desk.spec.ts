import { faultsIn } from './bench/db/plans.ts'
import { apply } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, signedIn } from './portal/desk.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { answer, enter } from './portal/requests.ts'
import { change, modelOf, officer, usualAnswer } from './portal/requests-desk.ts'
import { expect, test } from './portal/test.ts'

const employer = 'Måkevik Landstrøm AS'
const because = 'Handlingarna ligger hos tre arbetsgivare.'
const later = { to: '2027-01-15', because, told: '' }

test('R-59 the queue shows what is late first, then what is due by the days left, and whom others have to tell', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [soon, late, later, told] = [
    await enter(portal, { received: '2026-11-01' }),
    await enter(portal, { received: '2026-09-20', way: 'by-phone', name: 'Per Berg' }),
    await enter(portal),
    await enter(portal, { kind: 'erasure' }),
  ]
  await answer(portal, told)
  const cookie = await officer(portal)
  const { page, model } = await modelOf(portal, '/desk/requests/', cookie)
  expect(page).toBe('desk/requests')
  expect(model.late).toMatchObject([
    { reference: late, daysLeft: -13, name: 'Per Berg', isIdentified: false },
  ])
  expect(model.waiting).toMatchObject([
    { reference: soon, daysLeft: 29 },
    { reference: later, daysLeft: 30 },
  ])
  expect(model.untold).toMatchObject([{ reference: told, toBeTold: [employer] }])
  expect(model.answered).toBe(1)
  expect(JSON.stringify(model)).not.toContain(owner)
})

test('an empty queue says so, and what is answered stands behind a link', async ({ portal }) => {
  const cookie = await officer(portal)
  const empty = await modelOf(portal, '/desk/requests/', cookie)
  expect(empty.model).toMatchObject({ late: [], waiting: [], untold: [], answered: 0 })
  const reference = await enter(portal)
  await answer(portal, reference)
  expect((await modelOf(portal, '/desk/requests/', cookie)).model).toMatchObject({ waiting: [], answered: 1 })
  const { model } = await modelOf(portal, '/desk/requests/answered/', cookie)
  expect(model.answered).toMatchObject([{ reference, outcome: 'done', answeredOn: '2026-11-02' }])
})

test('R-83 a request is shown whole, and its person sees in my data that somebody read it', async ({
  portal,
}) => {
  const reference = await enter(portal, { phone: '070-174 06 05', identity: 'Called back' })
  const [row] = await portal.rows('requests')
  const cookie = await officer(portal)
  const { status, model } = await modelOf(portal, `/desk/requests/${row!.id}/`, cookie)
  expect(status).toBe(200)
  expect(model).toMatchObject({ daysLeft: 30, latestExtension: '2027-02-02' })
  expect(model.request).toMatchObject({
    ...{ reference, name: 'Nora Lund', email: owner, phone: '070-174 06 05', identity: 'Called back' },
    ...{ receivedOn: '2026-11-02', answerBy: '2026-12-02', answeredOn: null, tasks: [] },
  })
  expect(await portal.rows('traces')).toMatchObject([
    { subject_id: row!.id, act: 'read-request', role: 'privacy-officer' },
  ])
  expect(await (await mine(portal, await visit(portal))).text()).toContain('read-request')
})

test('R-83 what there is none of is 404 and leaves no trace, to read and to change', async ({ portal }) => {
  await enter(portal)
  const cookie = await officer(portal)
  for (const id of ['01970000-0000-7000-8000-000000000000', 'nothing', "'"]) {
    expect((await look(portal, `/desk/requests/${id}/`, cookie)).status, id).toBe(404)
    for (const what of ['extend', 'answer', 'told'] as const)
      expect((await change(portal, cookie, id, what, {})).status, `${id} ${what}`).toBe(404)
  }
  expect(await portal.rows('traces')).toEqual([])
})

test('the queue and a request are one call to the database beside the guard’s, and no statement of the desk reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await apply(portal, { email: owner })
  await enter(portal, { kind: 'erasure' })
  const [{ id } = { id: '' }] = await portal.rows('requests')
  const cookie = await signedIn(portal, 'privacy-officer')
  await portal.letters()
  const already = statements.length
  for (const path of ['/desk/requests/', '/desk/requests/answered/', `/desk/requests/${id}/`]) {
    const before = portal.turso.requests()
    expect((await look(portal, path, cookie)).status).toBe(200)
    expect(portal.turso.requests() - before, path).toBe(2)
  }
  await change(portal, cookie, id, 'extend', later)
  await change(portal, cookie, id, 'answer', usualAnswer)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(25)
  await portal.close()
})
