import type { ReadingModel, ShareModel } from '../functions/applications/desk/models.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import {
  applicant,
  askToShare,
  employer,
  linkOfApplicant,
  press,
  question,
  shared,
  withApplication,
} from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'

async function sharesSeen(portal: TestPortal, { id, cookie }: { id: string; cookie: string }) {
  const answer = await look(portal, `/desk/applications/${id}/`, cookie)
  const { model }: { model: ReadingModel } = await answer.json()
  return model.shares.map(({ outcome, endedAt, opened }) => [outcome, endedAt !== null, opened])
}

test('K5 a recruiter asks: the applicant is told in their language who, what, until when and why, and the recipient nothing', async ({
  portal,
}) => {
  const desk = await withApplication(portal)
  const asked = await askToShare(portal, desk, { parts: 'letter cv' })
  expect([asked.status, asked.headers.get('location')]).toEqual([
    303,
    `/desk/applications/${desk.id}/#shares`,
  ])
  const [letter] = await portal.letters(applicant)
  expect(letter!.subject).toBe('Får Havnes Verft se din ansökan?')
  for (const said of [
    'Kari Moen, Havnes Verft',
    'namn, personligt brev och cv',
    '16\u00a0november 2026',
    question.reason,
  ])
    expect(letter!.text).toContain(said)
  expect(await portal.letters(employer)).toEqual([])
  const [trace] = await portal.rows('traces')
  expect(trace).toMatchObject({ act: 'asked-to-share', subject_id: desk.id, reason: question.reason })
  expect(await sharesSeen(portal, desk)).toEqual([[null, false, 0]])
})

test('the form says what is wrong field by field, keeps what was written, and asks nobody', async ({
  portal,
}) => {
  const desk = await withApplication(portal)
  const wrongs = [
    [{ name: ' ' }, 'name', 'shareNameMissing'],
    [{ organisation: '' }, 'organisation', 'shareOrganisationMissing'],
    [{ email: '' }, 'email', 'shareEmailMissing'],
    [{ email: 'kari@' }, 'email', 'emailMalformed'],
    [{ locale: 'de' }, 'locale', 'languageMissing'],
    [{ parts: '' }, 'parts', 'sharePartsMissing'],
    [{ parts: 'notes' }, 'parts', 'sharePartsMissing'],
    [{ until: 'soon' }, 'until', 'requestDayMalformed'],
    [{ until: '2026-11-01' }, 'until', 'shareDayOutside'],
    [{ until: '2040-01-01' }, 'until', 'shareDayOutside'],
    [{ reason: 'kund' }, 'reason', 'openReasonMissing'],
  ] as const
  for (const [change, field, message] of wrongs) {
    const answer = await askToShare(portal, desk, change)
    expect(answer.status, message).toBe(422)
    const { model }: { model: ShareModel } = await answer.json()
    expect(model.problems).toEqual([{ field, message }])
    if (field !== 'organisation') expect(model.values.organisation).toBe(question.organisation)
  }
  expect([...(await portal.rows('application_shares')), ...(await portal.rows('traces'))]).toEqual([])
})

test('it is offered for two weeks, and never beyond the day the application is erased', async ({
  portal,
}) => {
  const { id, cookie } = await withApplication(portal)
  const offered = async () => {
    const { model }: { model: ShareModel } = await (
      await look(portal, `/desk/applications/${id}/share/`, cookie)
    ).json()
    return [model.values.until, model.values.parts, model.eraseBy]
  }
  const [until, parts, eraseBy] = await offered()
  expect([until, parts]).toEqual(['2026-11-16', []])
  expect(eraseBy! > '2027').toBe(true)
  await portal.client.execute("update applications set base_erase_by = '2026-11-09'")
  expect((await offered())[0]).toBe('2026-11-09')
})

test('pressing twice asks once; who said no can be asked again', async ({ portal }) => {
  const desk = await withApplication(portal)
  const both = await Promise.all([askToShare(portal, desk), askToShare(portal, desk)])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  const { model }: { model: ShareModel } = await both.find(({ status }) => status === 422)!.json()
  expect(model.problems).toEqual([{ field: 'email', message: 'shareAskedAlready' }])
  expect(model.values).toMatchObject({ email: employer, parts: ['letter'], reason: question.reason })
  expect(await portal.rows('application_shares')).toHaveLength(1)
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual(['asked-to-share'])
  expect((await portal.letters(applicant)).filter(({ subject }) => /Havnes/.test(subject))).toHaveLength(1)
  await press(portal, await linkOfApplicant(portal), { answer: 'decline' })
  expect(await sharesSeen(portal, desk)).toEqual([['declined', false, 0]])
  expect(await portal.letters(employer)).toEqual([])
  await askToShare(portal, desk)
  expect(await portal.rows('application_shares')).toHaveLength(2)
})

test('R-83 who does not meet the application shares nothing of it and takes nothing back', async ({
  portal,
}) => {
  const { id, endAtDesk } = await shared(portal)
  const elsewhere = await signedIn(portal, 'administrator')
  const stranger = await signedIn(portal, 'recruiter', [])
  await portal.client.execute("update staff set openings = '[]' where role = 'recruiter'")
  expect((await look(portal, `/desk/applications/${id}/share/`, stranger)).status).toBe(404)
  expect((await askToShare(portal, { id, cookie: stranger })).status).toBe(404)
  expect((await endAtDesk()).status).toBe(404)
  const other = '01970000-0000-7000-8000-000000000000'
  const foreign = { share: other }
  expect((await send(portal, `/api/desk/applications/${id}/share/end`, elsewhere, foreign)).status).toBe(404)
  const [share] = await portal.rows('application_shares')
  expect(share!.ended_at).toBeNull()
})

test('what staff take back before there is an answer cannot be said yes to any more', async ({ portal }) => {
  const desk = await withApplication(portal)
  await askToShare(portal, desk)
  const link = await linkOfApplicant(portal)
  const [share] = await portal.rows('application_shares')
  await send(portal, `/api/desk/applications/${desk.id}/share/end`, desk.cookie, { share: String(share!.id) })
  await press(portal, link, { answer: 'approve' })
  expect(await sharesSeen(portal, desk)).toEqual([[null, true, 0]])
  expect(await portal.letters(employer)).toEqual([])
})

test('a letter about a share that still waits is not sent once the share is over, whoever ends it', async ({
  portal,
}) => {
  const desk = await withApplication(portal)
  await portal.letters()
  const later = () =>
    fetch(`${portal.mailbox.url}/faults`, { method: 'POST', body: '{"mode":"429","count":9}' })
  const waiting = async () =>
    (await portal.rows('outbox')).filter(({ state }) => state === 'queued').map(({ letter }) => letter)
  const end = async () => {
    const [share] = await portal.rows('application_shares where ended_at is null')
    await send(portal, `/api/desk/applications/${desk.id}/share/end`, desk.cookie, {
      share: String(share!.id),
    })
  }
  await later()
  await askToShare(portal, desk)
  await askToShare(portal, desk, { email: 'bo.ek@shipyard.example' })
  await portal.letters()
  expect(await waiting()).toEqual(['share-asked', 'share-asked'])
  await end()
  expect(await waiting()).toEqual(['share-asked'])
  const [share] = await portal.rows('application_shares where ended_at is null')
  const token = await portal.platform().addresses.tokenFor('share-answer', String(share!.id))
  await later()
  await press(portal, `/sv/sharing/${token}/`, { answer: 'approve' })
  await portal.letters()
  expect(await waiting()).toEqual(['share-asked', 'share-approved'])
  await press(portal, `/sv/sharing/${token}/`, { answer: 'end' })
  expect(await waiting()).toEqual([])
  expect(await portal.letters('bo.ek@shipyard.example')).toEqual([])
})

test('what staff take back opens nothing any more, and leaves a trace', async ({ portal }) => {
  const { id, cookie, link, endAtDesk } = await shared(portal)
  expect((await press(portal, link)).status).toBe(200)
  expect((await endAtDesk()).status).toBe(303)
  await endAtDesk()
  for (const answer of [await portal.app.request(link), await press(portal, link)]) {
    expect(answer.status).toBe(410)
    expect(await answer.text()).not.toMatch(/Öberg|båtar/)
  }
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual([
    'asked-to-share',
    'opened-share',
    'ended-share',
  ])
  expect(await sharesSeen(portal, { id, cookie })).toEqual([['approved', true, 1]])
})

test('an address that is not ours, or is meant for the other of the two, is 404', async ({ portal }) => {
  const { asked, link } = await shared(portal)
  const [tokenOfApplicant, token] = [asked, link].map((path) => path.split('/').at(-2)!)
  for (const path of [
    `/sv/shown/${tokenOfApplicant}/`,
    `/sv/sharing/${token}/`,
    `/sv/shown/${token!.slice(0, -1)}x/`,
    '/sv/shown/nothing/',
  ]) {
    expect((await portal.app.request(path)).status, path).toBe(404)
    expect((await press(portal, path, { answer: 'approve' })).status, path).toBe(404)
  }
})
