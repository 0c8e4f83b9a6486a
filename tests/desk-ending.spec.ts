import type { EndingModel, ListModel } from '../functions/applications/desk/models.ts'
import { jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { answers, applicants, confirmed, end, endNow, statusOf } from './portal/ending.ts'
import { mine, visit } from './portal/my-data.ts'
import { expect, test } from './portal/test.ts'

test('K2 D4 ending a recruitment gives everybody an outcome, answers them once in their language, and starts the clock', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const before = await portal.rows('applications')
  const answer = await send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })
  expect(answer.status).toBe(303)
  expect(await statusOf(portal)).toEqual({
    'Bo Ek': 'rejected',
    'Åsa Berg': 'rejected',
    'Pia Dal': 'rejected',
    'Ola Moe': 'hired',
  })
  expect((await portal.rows('opening_ends')).map(({ ended_on }) => ended_on)).toEqual(['2026-11-02'])
  for (const { erase_by, pool_erase_by } of await portal.rows('applications'))
    expect(erase_by).toBe(pool_erase_by ?? '2028-11-02')
  expect(before[0]!.erase_by).toBe('2029-06-16')
  const [bo] = await answers(portal, 'bo@post.example')
  expect(bo!.text).toContain('valet föll på någon annan')
  expect(bo!.text).toContain('raderas senast 2\u00a0november 2028')
  expect((await answers(portal, 'asa@post.example'))[0]!.subject).toBe(
    'Svar på søknaden din: Servicetekniker for landstrøm',
  )
  expect((await answers(portal, 'pia@post.example'))[0]!.text).toContain('kandidatbank')
  expect(await answers(portal, 'ola@post.example')).toEqual([])
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })
  for (const to of ['bo@post.example', 'pia@post.example']) expect(await answers(portal, to)).toHaveLength(1)
})

test('from then on the rejected are out of every list; who is hired or chose the talent pool stays', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected' })
  const { model }: { model: ListModel } = await (
    await look(portal, `/desk/openings/${jobSlug}/`, cookie)
  ).json()
  expect(model.lines.map(({ name }) => name).sort()).toEqual(['Ola Moe', 'Pia Dal'])
  const bo = (await portal.rows('applications')).find(({ name }) => name === 'Bo Ek')!
  expect((await look(portal, `/desk/applications/${bo.id}/`, cookie)).status).toBe(404)
  const administrator = await signedIn(portal, 'administrator')
  expect((await look(portal, `/desk/applications/${bo.id}/`, administrator)).status).toBe(404)
})

test('nothing ends before it is confirmed and an outcome is chosen for those who have none', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const problemsOf = async (fields: Record<string, string>) => {
    const answer = await send(portal, end, cookie, { opening: jobSlug, ...fields })
    expect(answer.status).toBe(422)
    const { model }: { model: EndingModel } = await answer.json()
    return model.problems.map(({ message }) => message)
  }
  expect(await problemsOf({})).toEqual(['outcomeMissing', 'endNotConfirmed'])
  expect(await problemsOf({ outcome: 'hired', confirm: 'on' })).toEqual(['outcomeMissing'])
  expect(await problemsOf({ outcome: 'rejected' })).toEqual(['endNotConfirmed'])
  const again = await send(portal, end, cookie, { opening: jobSlug, outcome: 'withdrawn', confirm: '' })
  expect((await again.json()).model.values).toEqual({ outcome: 'withdrawn', tell: false, confirm: false })
  expect(await portal.rows('opening_ends')).toEqual([])
  expect((await statusOf(portal))['Bo Ek']).toBe('received')
})

test('the page shows how things stand and the very letter that will be sent', async ({ portal }) => {
  const cookie = await applicants(portal)
  const { model }: { model: EndingModel } = await (
    await look(portal, `/desk/openings/${jobSlug}/end/`, cookie)
  ).json()
  expect([model.endedOn, model.undecided, model.counts]).toEqual([null, 3, { received: 3, hired: 1 }])
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })
  const [sent] = await answers(portal, 'bo@post.example')
  const reference = (await portal.rows('applications')).find(({ name }) => name === 'Bo Ek')!.reference
  expect(model.preview!.text.replace('{reference}', String(reference))).toBe(sent!.text)
  expect(model.preview!.subject).toBe(sent!.subject)
})

test('whoever is decided about while a recruitment is ended keeps that decision, and is not told of another', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const bosIs = "update applications set status = 'hired' where name = 'Bo Ek'"
  await endNow(portal, () => portal.client.execute(bosIs))
  expect(await statusOf(portal)).toMatchObject({ 'Bo Ek': 'hired', 'Åsa Berg': 'rejected' })
  const told = (await portal.rows('outbox')).filter(({ letter }) => letter === 'letter-to-applicant')
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(['asa@post.example', 'pia@post.example'])
  expect((await look(portal, `/desk/openings/${jobSlug}/end/`, cookie)).status).toBe(200)
})

test('of two who end a recruitment at once one has ended it, and one letter goes to each', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const both = await Promise.all(
    [1, 2].map(() => send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })),
  )
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect((await portal.rows('traces')).filter(({ act }) => act === 'ended-recruitment')).toHaveLength(1)
  expect(await answers(portal, 'bo@post.example')).toHaveLength(1)
})

test('an opening that is always open, unknown or somebody else’s does not end', async ({ portal }) => {
  const cookie = await signedIn(portal, 'administrator')
  const other = await signedIn(portal, 'recruiter', ['open'])
  for (const opening of ['open', 'no-such', ''])
    expect((await send(portal, end, cookie, { ...confirmed, opening })).status, opening).toBe(404)
  expect((await send(portal, end, other, confirmed)).status).toBe(404)
  expect((await look(portal, '/desk/openings/open/end/', cookie)).status).toBe(404)
  expect(await portal.rows('opening_ends')).toEqual([])
})

test('no. 10 what is locked away is opened by one role alone, with a reason its person reads', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected' })
  const bo = (await portal.rows('applications')).find(({ name }) => name === 'Bo Ek')!
  const officer = await signedIn(portal, 'privacy-officer')
  const listed = await (await look(portal, '/desk/locked/', officer)).json()
  expect(listed.model.lines.map(({ reference }: { reference: string }) => reference)).toContain(bo.reference)
  expect(JSON.stringify(listed)).not.toMatch(/Bo Ek|bo@post/)
  const asked = await (await look(portal, `/desk/locked/${bo.id}/`, officer)).json()
  expect(JSON.stringify(asked)).not.toMatch(/Bo Ek|bo@post/)
  const path = `/api/desk/locked/${bo.id}`
  for (const [reason, message] of [
    ['', 'openReasonMissing'],
    ['krav', 'openReasonMissing'],
    ['x'.repeat(1_001), 'openReasonTooLong'],
  ] as const) {
    const refused = await (await send(portal, path, officer, { reason })).json()
    expect(refused.model).toMatchObject({
      values: { reason },
      problems: [{ field: 'reason', message }],
      reading: null,
    })
    expect(JSON.stringify(refused)).not.toContain('bo@post.example')
  }
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual(['ended-recruitment'])
  const [file] = (await portal.rows('application_files')).filter(
    ({ application_id }) => application_id === bo.id,
  )
  const fileAt = `/desk/applications/${bo.id}/files/${file!.id}/`
  expect((await look(portal, fileAt, officer)).status).toBe(404)
  const reason = 'Diskrimineringsombudsmannen frågar om urvalet.'
  const opened = await (await send(portal, path, officer, { reason })).json()
  expect(opened.model.reading.application.name).toBe('Bo Ek')
  expect((await look(portal, fileAt, officer)).status).toBe(200)
  const held = await (await mine(portal, await visit(portal, 'bo@post.example'))).json()
  expect(JSON.stringify(held)).toContain(reason)
  const inSight = (await portal.rows('applications')).find(({ name }) => name === 'Pia Dal')!
  expect((await send(portal, `/api/desk/locked/${inSight.id}`, officer, { reason })).status).toBe(404)
})
