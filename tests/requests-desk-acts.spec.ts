import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { send, signIn } from './portal/desk.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { ask, enter, lettersTo } from './portal/requests.ts'
import { change, modelOf, officer, usualAnswer, usualEntry, wrongIn } from './portal/requests-desk.ts'
import { expect, test } from './portal/test.ts'

const employer = 'Måkevik Landstrøm AS'
const because = 'Handlingarna ligger hos tre arbetsgivare.'
const later = { to: '2027-01-15', because, told: '' }

test('R-69 an answer is put off from its page with a letter to the person, and the form sent twice does it once', async ({
  portal,
}) => {
  await enter(portal)
  const [{ id } = { id: '' }] = await portal.rows('requests')
  const cookie = await officer(portal)
  const both = await Promise.all([
    change(portal, cookie, id, 'extend', later),
    change(portal, cookie, id, 'extend', later),
  ])
  const again = await change(portal, cookie, id, 'extend', later)
  for (const { status, headers } of [...both, again])
    expect([status, headers.get('location')]).toEqual([303, `/desk/requests/${id}/?done=extended`])
  expect(await portal.rows('requests')).toMatchObject([{ extended_to: '2027-01-15', extended_for: because }])
  const letters = (await lettersTo(portal, owner)).filter(({ text }) => text.includes(because))
  expect(letters).toHaveLength(1)
  const other = await change(portal, cookie, id, 'extend', { ...later, to: '2027-01-20' })
  expect([other.status, await wrongIn(other)]).toEqual([422, { form: 'requestExtendedBefore' }])
})

test('R-69 what may not be put off comes back with all that is wrong at once and everything that was written', async ({
  portal,
}) => {
  await enter(portal, { email: '', phone: '070-174 06 05' })
  const [{ id } = { id: '' }] = await portal.rows('requests')
  const cookie = await officer(portal)
  const cases: [Record<string, string>, Record<string, string>][] = [
    [{}, { to: 'requestDayMalformed', because: 'requestNoReason', told: 'requestTellFirst' }],
    [
      { to: '2027-02-03', because, told: '2026-11-03' },
      { to: 'requestTooLate', told: 'requestToldWrongDay' },
    ],
    [{ to: '2026-12-02', because, told: '2026-11-02' }, { to: 'requestNotLater' }],
    [
      { to: '2027-02-30', because, told: 'soon' },
      { to: 'requestDayMalformed', told: 'requestDayMalformed' },
    ],
    [{ ...later, because: 'x'.repeat(5_001), told: '2026-11-02' }, { because: 'requestTextTooLong' }],
  ]
  for (const [fields, wrong] of cases) {
    const sent = await change(portal, cookie, id, 'extend', fields)
    expect(sent.status).toBe(422)
    const { model } = await sent.clone().json()
    expect(model.values).toEqual(fields)
    expect(await wrongIn(sent)).toEqual(wrong)
  }
  expect(await portal.rows('requests')).toMatchObject([{ extended_to: null }])
  portal.time.now = new Date('2026-12-03T09:00:00Z')
  const late = await signIn(portal, 'privacy-officer@staff.example')
  expect((await modelOf(portal, `/desk/requests/${id}/`, late)).model.latestExtension).toBeNull()
})

test('an answer is noted from its page by the same rules as from the terminal, and sent twice it is one answer', async ({
  portal,
}) => {
  await enter(portal)
  const [{ id } = { id: '' }] = await portal.rows('requests')
  const cookie = await officer(portal)
  const wrong = async (fields: Record<string, string>) => {
    const sent = await change(portal, cookie, id, 'answer', { ...usualAnswer, ...fields })
    expect(sent.status).toBe(422)
    return wrongIn(sent)
  }
  expect(await wrong({ outcome: '', evidence: ' ', identity: '', on: '2026-11-03' })).toEqual({
    outcome: 'requestOutcomeMissing',
    evidence: 'requestNoEvidence',
    identity: 'requestUnidentified',
    on: 'requestDayToCome',
  })
  expect(await wrong({ outcome: 'refused', on: '2026-11-01' })).toEqual({
    reason: 'requestNoReason',
    on: 'requestBeforeReceipt',
  })
  expect(await portal.rows('requests')).toMatchObject([{ answered_on: null }])
  const both = await Promise.all([
    change(portal, cookie, id, 'answer', usualAnswer),
    change(portal, cookie, id, 'answer', usualAnswer),
  ])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await portal.rows('requests')).toMatchObject([
    { outcome: 'done', evidence: 'Diary 2026-14', identity: 'Called back', erase_by: '2029-11-02', name: '' },
  ])
  expect(await wrong({ outcome: 'refused', reason: 'No' })).toEqual({ form: 'requestAnswered' })
  const { model } = await modelOf(portal, `/desk/requests/${id}/?done=answered`, cookie)
  expect(model).toMatchObject({ done: 'answered', request: { outcome: 'done', evidence: 'Diary 2026-14' } })
})

test('E5 an objection is weighed from its page: upheld or rejected with a reason, nothing between', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [application] = await portal.rows('applications')
  const reason = 'I moved abroad.'
  await act(portal, await visit(portal), 'object', { what: String(application!.id), reason })
  const [{ id } = { id: '' }] = await portal.rows('objections')
  const cookie = await officer(portal)
  const { model } = await modelOf(portal, `/desk/requests/${id}/`, cookie)
  expect(model.request).toMatchObject({
    ...{ from: 'objections', kind: 'objection', reference: application!.reference },
    ...{ theirReason: reason, identity: 'my-data', name: 'Åsa-Lena Öberg' },
  })
  expect(await portal.rows('traces')).toMatchObject([{ subject_id: application!.id, act: 'read-request' }])
  const weigh = (fields: Record<string, string>) =>
    change(portal, cookie, id, 'answer', { ...usualAnswer, ...fields })
  expect(await wrongIn(await weigh({ outcome: 'partly', reason: 'Both.' }))).toEqual({
    outcome: 'requestHalfObjection',
  })
  expect(await wrongIn(await weigh({ outcome: 'done' }))).toEqual({ reason: 'requestNoReason' })
  expect((await weigh({ outcome: 'refused', reason: 'A claim is pending.' })).status).toBe(303)
  expect(await portal.rows('objections')).toMatchObject([
    { outcome: 'rejected', answered_for: 'A claim is pending.', evidence: 'Diary 2026-14' },
  ])
  const traces = await portal.rows('traces')
  expect(traces.filter(({ act }) => act === 'answered-request')).toMatchObject([
    { subject_id: application!.id },
  ])
  const { model: after } = await modelOf(portal, '/desk/requests/answered/', cookie)
  expect(after.answered).toMatchObject([{ id, outcome: 'rejected' }])
})

test('R-70 whoever has had the data is noted as told with a day, once the answer is noted, and the name goes with the last', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await enter(portal, { kind: 'erasure' })
  const [{ id } = { id: '' }] = await portal.rows('requests')
  const cookie = await officer(portal)
  const taskOf = async (name: string) =>
    String((await portal.rows('request_tasks')).find(({ recipient }) => recipient === name)?.id)
  const tell = async (name: string, on: string) =>
    change(portal, cookie, id, 'told', { task: await taskOf(name), 'told-on': on })
  expect(await wrongIn(await tell(employer, '2026-11-02'))).toEqual({ form: 'requestNotAnswered' })
  await change(portal, cookie, id, 'answer', { ...usualAnswer, recipients: ' Utland AS \n\n' })
  expect(await wrongIn(await tell(employer, '2026-11-03'))).toEqual({ 'told-on': 'requestDayToCome' })
  expect(await wrongIn(await tell(employer, ''))).toEqual({ 'told-on': 'requestDayMalformed' })
  expect(await wrongIn(await tell('Nobody AB', '2026-11-02'))).toEqual({ form: 'requestNoSuchTask' })
  for (const _ of ['once', 'again']) expect((await tell(employer, '2026-11-02')).status).toBe(303)
  expect(await portal.rows('requests')).toMatchObject([{ name: 'Nora Lund' }])
  expect((await tell('Utland AS', '2026-11-01')).status).toBe(303)
  const { model } = await modelOf(portal, `/desk/requests/${id}/`, cookie)
  expect(model.request).toMatchObject({
    name: '',
    tasks: [
      { recipient: employer, toldOn: '2026-11-02' },
      { recipient: 'Utland AS', toldOn: '2026-11-01' },
    ],
  })
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
})

test('R-83 each change to a request says in its person’s my data what was done and as what, once, and only if it was done', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await officer(portal)
  const entry = { ...usualEntry, kind: 'erasure' }
  for (const _ of ['once', 'again']) await send(portal, '/api/desk/requests', cookie, entry)
  const [{ id } = { id: '' }] = await portal.rows('requests')
  await Promise.all([
    change(portal, cookie, id, 'extend', later),
    change(portal, cookie, id, 'extend', { ...later, to: '2027-01-16' }),
  ])
  await Promise.all([
    change(portal, cookie, id, 'answer', usualAnswer),
    change(portal, cookie, id, 'answer', { ...usualAnswer, evidence: 'Elsewhere' }),
  ])
  const [task] = await portal.rows('request_tasks')
  const told = { task: String(task!.id), 'told-on': '2026-11-02' }
  for (const _ of ['once', 'again']) await change(portal, cookie, id, 'told', told)
  const done = (await portal.rows('traces')).filter(({ act }) => act !== 'read-request')
  expect(done.map(({ act, subject_id }) => [act, subject_id])).toEqual(
    ['entered-request', 'extended-request', 'answered-request', 'told-others'].map((act) => [act, id]),
  )
  expect(await (await mine(portal, await visit(portal))).text()).toContain('answered-request')
})

test('R-69 once the month is over an answer cannot be put off any more, and the page says to answer', async ({
  portal,
}) => {
  await enter(portal)
  const [{ id } = { id: '' }] = await portal.rows('requests')
  portal.time.now = new Date('2026-12-20T09:00:00Z')
  const late = await change(portal, await officer(portal), String(id), 'extend', later)
  expect([late.status, await wrongIn(late)]).toEqual([422, { form: 'requestMonthOver' }])
  expect(await portal.rows('requests')).toMatchObject([{ extended_to: null }])
})
