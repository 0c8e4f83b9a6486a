import { onTick } from '../functions/scheduled.ts'
import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { allHolds, applied, holdOf, liftHold, putHold, usualHold } from './portal/holding.ts'
import { modelOf, officer, wrongIn } from './portal/requests-desk.ts'
import { expect, test } from './portal/test.ts'

test('R-74 on hold an application is met at the desk as a locked one alone, and each act on the hold is a trace with its reason', async ({
  portal,
}) => {
  const id = await applied(portal)
  const recruiter = await signedIn(portal)
  const cookie = await officer(portal)
  const status = async (who: string) => (await look(portal, `/desk/applications/${id}/`, who)).status
  const locked = async () => (await modelOf(portal, '/desk/locked/', cookie)).model.lines.length
  expect([await status(recruiter), await locked()]).toEqual([200, 0])
  await putHold(portal, cookie, id)
  expect([await status(recruiter), await locked()]).toEqual([404, 1])
  const seen = String((await holdOf(portal, cookie, id)).hold!.changedAt)
  portal.time.now = new Date('2026-11-02T09:31:00Z')
  await putHold(portal, cookie, id, {
    seen,
    reason: 'The court has asked for more time.',
    review: '2027-05-02',
  })
  await liftHold(portal, cookie, id)
  expect([await status(recruiter), await locked()]).toEqual([200, 0])
  const { history, hold: none } = await holdOf(portal, cookie, id)
  expect([none, history.map(({ act, reason }) => [act, reason])]).toEqual([
    null,
    [
      ['put-hold', usualHold.reason],
      ['extended-hold', 'The court has asked for more time.'],
      ['lifted-hold', 'The court has ruled.'],
    ],
  ])
})

test('of two officers the second sees what the first did, and nothing of it is undone', async ({
  portal,
}) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  const wrong = async (answer: Response) => [answer.status, await wrongIn(answer)]
  await putHold(portal, cookie, id)
  expect(await wrong(await putHold(portal, cookie, id, { ground: 'authority' }))).toEqual([
    422,
    { form: 'holdChanged' },
  ])
  const seen = String((await holdOf(portal, cookie, id)).hold!.changedAt)
  portal.time.now = new Date('2026-11-02T09:31:00Z')
  await putHold(portal, cookie, id, { seen, review: '2027-01-15' })
  const late = await putHold(portal, cookie, id, { seen, review: '2027-02-15' })
  const { model } = await late.clone().json()
  expect([await wrong(late), model.hold.reviewOn, model.values.review]).toEqual([
    [422, { form: 'holdChanged' }],
    '2027-01-15',
    '2027-02-15',
  ])
  const lifting = await send(portal, `/api/desk/holds/${id}/lift`, cookie, {
    seen,
    because: 'No longer needed.',
  })
  expect(await wrong(lifting)).toEqual([422, { form: 'holdChanged' }])
  expect(await portal.rows('holds')).toMatchObject([{ ground: 'claim', review_on: '2027-01-15' }])
  expect(await portal.rows('traces')).toHaveLength(2)
})

test('UX-30 a hold needs its ground, a real reason and a day within six months, and what was written stands in the form', async ({
  portal,
}) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  const wrong = async (fields: Partial<typeof usualHold>) => {
    const answer = await putHold(portal, cookie, id, fields)
    return [answer.status, await wrongIn(answer)]
  }
  expect(await wrong({ ground: 'because' })).toEqual([422, { ground: 'holdGroundMissing' }])
  expect(await wrong({ case: 'x'.repeat(201) })).toEqual([422, { case: 'detailTooLong' }])
  expect(await wrong({ reason: 'court\u0000\u0007\u0007\u0007\u0007' })).toEqual([
    422,
    { reason: 'openReasonMissing' },
  ])
  expect(await wrong({ reason: 'x'.repeat(10_000) })).toEqual([422, { reason: 'openReasonTooLong' }])
  for (const review of ['', '2026-11-02', '2027-05-03', '2027-02-30', 'soon', '0000-00-00'])
    expect(await wrong({ review }), review).toEqual([422, { review: 'holdReviewWrong' }])
  expect(await portal.rows('holds')).toEqual([])
  const seen = 'Infinity'
  const { status } = await putHold(portal, cookie, id, {
    seen,
    review: '2027-05-02',
    reason: '“Ö” — \u202Eten\u202C letters 😀',
  })
  expect(status).toBe(303)
  const back = await send(portal, `/api/desk/holds/${id}/lift`, cookie, { seen: 'x', because: 'no' })
  expect(await wrongIn(back)).toEqual({ because: 'openReasonMissing' })
})

test('R-82 what there is not, what is going and what is no thing to hold is answered 404, and no hold comes of it', async ({
  portal,
}) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  await portal.client.execute(`insert into erasing values ('${id}', 'application')`)
  for (const one of [id, 'nobody', "'--"]) {
    expect((await look(portal, `/desk/holds/${encodeURIComponent(one)}/`, cookie)).status).toBe(404)
    expect((await putHold(portal, cookie, encodeURIComponent(one))).status).toBe(404)
  }
  expect([await portal.rows('holds'), await portal.rows('traces')]).toEqual([[], []])
})

test('R-69 once the day of review has come those responsible get one letter, anew for a later day, and the hold stands', async ({
  portal,
}) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  await putHold(portal, cookie, id, { review: '2026-11-04' })
  const to = portal.promises.site.controllers[0]!.privacyContact.email
  const tickAt = async (at: string) => {
    portal.time.now = new Date(at)
    await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
    return (await portal.letters(to)).length
  }
  expect(await tickAt('2026-11-03T22:59:00Z')).toBe(0)
  expect(await tickAt('2026-11-03T23:17:00Z')).toBe(1)
  expect(await tickAt('2026-11-05T10:17:00Z')).toBe(1)
  const [letter] = await portal.letters(to)
  expect(letter!.subject).toContain((await portal.rows('holds'))[0]!.reference)
  const later = await officer(portal)
  const { past, standing } = await allHolds(portal, later)
  expect([past.map(({ daysLeft }) => daysLeft), standing]).toEqual([[-1], []])
  const seen = String(past[0]!.changedAt)
  await putHold(portal, later, id, { seen, review: '2026-11-06' })
  expect(await tickAt('2026-11-06T10:17:00Z')).toBe(2)
})

test('a hold is put with one call to the database beside the guard’s, its page read with one, and both use an index', async () => {
  const { portal, statements } = await openCountingPortal()
  const id = await applied(portal)
  const cookie = await officer(portal)
  await portal.letters()
  statements.length = 0
  for (const ask of [() => putHold(portal, cookie, id), () => look(portal, `/desk/holds/${id}/`, cookie)]) {
    const before = portal.turso.requests()
    expect((await ask()).status).toBeLessThan(400)
    expect(portal.turso.requests() - before).toBe(2)
  }
  await allHolds(portal, cookie)
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(6)
  await portal.close()
})
