import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { anotherSession, look, signedIn } from './portal/desk.ts'
import { add, type Fields, idIn, incident, incidents, note, usualNote, wholeNote } from './portal/noting.ts'
import { officer, wrongIn } from './portal/requests-desk.ts'
import { expect, test } from './portal/test.ts'

test('an incident is noted with the time it became known, and 72 hours count from then until it is reported', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  expect(await incidents(portal, cookie)).toMatchObject({ open: [], closed: [] })
  const answer = await note(portal, cookie)
  const id = idIn(answer)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/desk/incidents/${id}/?done=saved`])
  const { open } = await incidents(portal, cookie)
  expect(open).toMatchObject([{ heading: usualNote.heading, hoursLeft: 71, isSettled: false }])
  expect(open[0]!.knownAt).toBe(Date.parse('2026-11-02T08:30:00Z'))
  portal.time.now = new Date('2026-11-05T08:30:01Z')
  const later = await anotherSession(portal, 'privacy-officer')
  expect((await incident(portal, later, id)).incident).toMatchObject({ hoursLeft: -1 })
  await add(portal, later, id, { seen: '1', reported: '2026-11-05T09:29', reference: 'IMY-2026-1' })
  expect((await incident(portal, later, id)).incident).toMatchObject({ isSettled: true })
})

test('S6 pressed twice the button notes one incident, and another one is another', async ({ portal }) => {
  const cookie = await officer(portal)
  const [one, other] = await Promise.all([note(portal, cookie), note(portal, cookie)])
  portal.time.now = new Date('2026-11-02T09:31:00Z')
  const late = await note(portal, cookie)
  expect(new Set([one, other, late].map(idIn)).size).toBe(1)
  expect((await incident(portal, cookie, idIn(late))).entries).toHaveLength(1)
  await note(portal, cookie, { known: '2026-11-02T09:40' })
  expect((await incidents(portal, cookie)).open).toHaveLength(2)
})

test('every change is an entry of its own, with who wrote it and what it changed, and the database lets none be changed', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const id = idIn(await note(portal, cookie))
  await add(portal, cookie, id, { seen: '1', people: 'About 40 applicants' })
  const { entries, values } = await incident(portal, cookie, id)
  expect(entries.map(({ version, name, changed }) => [version, name, changed])).toEqual([
    [2, 'Ida Ek', ['people']],
    [1, 'Ida Ek', ['heading', 'happened', 'knownAt']],
  ])
  expect(values).toMatchObject({ known: '2026-11-02T09:30', people: 'About 40 applicants', closed: false })
  const rewriting = portal.client.execute("update incident_entries set happened = 'Nothing'")
  await expect(rewriting).rejects.toThrow('never changed')
})

test('of two who write at the same time the second sees what the first wrote, and loses nothing', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const id = idIn(await note(portal, cookie))
  await add(portal, cookie, id, { seen: '1', measures: 'The password is changed.' })
  for (const seen of ['1', '', 'x', '0', '7']) {
    const late = await add(portal, cookie, id, { seen, data: 'Names.' })
    expect([late.status, await wrongIn(late.clone())], seen).toEqual([422, { form: 'incidentChanged' }])
    const { model } = await late.json()
    expect([model.values.data, model.entries[0].measures]).toEqual(['Names.', 'The password is changed.'])
  }
  expect(await portal.rows('incident_entries')).toHaveLength(2)
})

test('UX-30 a note needs a heading, what happened and a time that has been; each is asked for where it stands', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const wrong = async (fields: Fields) => wrongIn(await note(portal, cookie, fields))
  expect(await wrong({ heading: ' ', known: '', happened: '\u0000\u0007' })).toEqual({
    heading: 'incidentHeadingMissing',
    known: 'incidentKnownWrong',
    happened: 'incidentHappenedMissing',
  })
  expect(await wrong({ heading: 'x'.repeat(201), measures: 'x'.repeat(10_000) })).toEqual({
    heading: 'detailTooLong',
    measures: 'requestTextTooLong',
  })
  for (const known of ['', '2026-11-02', '2026-11-02T10:31', '2026-02-30T10:00', '2026-10-40T99:99', '9e9'])
    expect(await wrong({ known }), known).toEqual({ known: 'incidentKnownWrong' })
  for (const when of ['2026-11-02T09:29', '2026-11-02T10:31', '2026-03-29T02:30'])
    expect(await wrong({ reported: when, told: when }), when).toEqual({
      reported: 'incidentTimeWrong',
      told: 'incidentTimeWrong',
    })
  expect(await wrong({ closed: 'on' })).toEqual({ closed: 'incidentNotWhole' })
  expect(await wrong({ ...wholeNote, reported: '' })).toEqual({ closed: 'incidentNotWhole' })
  const late = { known: '2026-10-30T10:00', reported: '2026-11-02T10:01' }
  expect(await wrong(late)).toEqual({ 'not-reported': 'incidentLateWhy' })
  expect(await portal.rows('incidents')).toEqual([])
  expect((await note(portal, cookie, { ...late, reported: '2026-11-02T10:00' })).status).toBe(303)
})

test('closed it stands by itself, and all of them come as a table a spreadsheet opens and carries nothing out of', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  await note(portal, cookie, { heading: '=HYPERLINK("x")' })
  await note(portal, cookie, wholeNote)
  const { open, closed } = await incidents(portal, cookie)
  expect([open.length, closed.map(({ heading }) => heading)]).toEqual([1, [usualNote.heading]])
  const answer = await look(portal, '/desk/incidents.csv', cookie)
  expect(answer.headers.get('content-disposition')).toContain('incidents-2026-11-02.csv')
  const [heads, ...rows] = (await answer.text()).trim().split('\r\n')
  expect(heads!.split(';')).toHaveLength(13)
  expect(rows.find((row) => row.startsWith(usualNote.heading))).toContain(';2026-11-02 09:30;')
  expect(rows.find((row) => row.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK/)
})

test('R-82 an incident there is not is answered 404; list, page and entry are one call each and use an index', async () => {
  const { portal, statements } = await openCountingPortal()
  const cookie = await signedIn(portal, 'administrator')
  const id = idIn(await note(portal, cookie))
  expect((await look(portal, '/desk/incidents/nobody/', cookie)).status).toBe(404)
  expect((await add(portal, cookie, 'nobody', { seen: '1' })).status).toBe(404)
  await portal.letters()
  statements.length = 0
  const asks = [
    () => incidents(portal, cookie),
    () => incident(portal, cookie, id),
    () => add(portal, cookie, id, { seen: '1' }),
  ]
  for (const ask of asks) {
    const before = portal.turso.requests()
    await ask()
    expect(portal.turso.requests() - before).toBe(2)
  }
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(4)
  await portal.close()
})
