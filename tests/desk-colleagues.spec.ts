import { jobSlug } from './portal/applying.ts'
import { askForDesk, employ, look, send, signedIn, signIn } from './portal/desk.ts'
import { addPasskey, sessionIn, signInWith, withPasskey } from './portal/passkeys.ts'
import type { TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const nora = { name: 'Nora Dahl', email: 'nora.dahl@staff.example', locale: 'nb' }

async function idOf(portal: TestPortal, email: string): Promise<string> {
  const found = (await portal.rows('staff')).find((row) => row.email === email)
  return String(found?.id)
}

/** What the page that an act leads to says was done. */
const saidAfter = (answer: Response) => answer.headers.get('location')?.split('?done=')[1]

async function accountOf(portal: TestPortal, email: string) {
  return (await portal.rows('staff')).find((row) => row.email === email)
}

const status = async (portal: TestPortal, cookie: string) => (await look(portal, '/desk/', cookie)).status

/** An administrator and a recruiter, both signed in. */
async function two(portal: TestPortal) {
  const administrator = await signedIn(portal, 'administrator')
  const { cookie, passkey, email } = await withPasskey(portal)
  const act = (what: string, fields: Record<string, string> = {}, who = email) =>
    idOf(portal, who).then((id) =>
      send(portal, `/api/desk/staff/${what}`, administrator, { what: id, ...fields }),
    )
  return { administrator, cookie, passkey, email, act }
}

test('an administrator sees everybody: role, openings, last day and whether they have a passkey', async ({
  portal,
}) => {
  const { administrator, email } = await two(portal)
  const { page, model } = await (await look(portal, '/desk/staff/', administrator)).json()
  expect(page).toBe('desk/staff')
  expect(model.colleagues).toMatchObject([
    { email: 'administrator@staff.example', role: 'administrator', hasPasskey: false },
    { email, role: 'recruiter', openings: [jobSlug], lastActiveOn: '2026-11-02', hasPasskey: true },
  ])
})

test('a colleague is added, and can ask for a link at once', async ({ portal }) => {
  const administrator = await signedIn(portal, 'administrator')
  const fields = { ...nora, email: ' Nora.Dahl@staff.example', role: 'reader', openings: jobSlug }
  expect(saidAfter(await send(portal, '/api/desk/staff/add', administrator, fields))).toBe('added')
  expect(await accountOf(portal, nora.email)).toMatchObject({ role: 'reader', openings: `["${jobSlug}"]` })
  await askForDesk(portal, nora.email)
  expect(await portal.letters(nora.email)).toHaveLength(1)
})

for (const [what, fields, problems] of [
  [
    'without anything',
    { name: '', email: '', locale: '' },
    ['colleagueNameMissing', 'colleagueEmailMissing', 'languageMissing', 'roleMissing'],
  ],
  ['of an unknown role', { role: 'boss' }, ['roleMissing']],
  ['under what is no address', { email: 'nora', role: 'administrator' }, ['emailMalformed']],
  ['as a recruiter of nothing', { role: 'recruiter' }, ['openingsMissing']],
  ['who has an account', { email: 'administrator@staff.example', role: 'administrator' }, ['colleagueKnown']],
] as const)
  test(`a colleague ${what} is not added, and the form says what to do`, async ({ portal }) => {
    const administrator = await signedIn(portal, 'administrator')
    const answer = await send(portal, '/api/desk/staff/add', administrator, { ...nora, ...fields })
    const { model } = await answer.json()
    expect([answer.status, model.adding.values.name]).toEqual([422, { ...nora, ...fields }.name])
    expect(model.adding.problems.map(({ message }: { message: string }) => message)).toEqual(problems)
    expect(await portal.rows('staff')).toHaveLength(1)
  })

test('an opening there is not comes from no form of ours', async ({ portal }) => {
  const administrator = await signedIn(portal, 'administrator')
  const fields = { ...nora, role: 'recruiter', openings: 'x' }
  expect((await send(portal, '/api/desk/staff/add', administrator, fields)).status).toBe(400)
})

test('R-78 whoever gets another role is signed out everywhere at once, and has it from then on', async ({
  portal,
}) => {
  const { cookie, administrator, act, email } = await two(portal)
  expect(saidAfter(await act('change', { role: 'privacy-officer' }))).toBe('changed')
  expect([await status(portal, cookie), await status(portal, administrator)]).toEqual([303, 200])
  expect(await accountOf(portal, email)).toMatchObject({ role: 'privacy-officer', openings: '[]' })
  const wrong = await act('change', { role: 'reader' })
  expect([wrong.status, (await wrong.json()).model]).toMatchObject([
    422,
    { values: { role: 'reader' }, problems: [{ field: 'openings', message: 'openingsMissing' }] },
  ])
  expect(await accountOf(portal, email)).toMatchObject({ role: 'privacy-officer' })
})

test('R-78 an account that ends is asked about once more, lets nobody in from then on, and can be opened again', async ({
  portal,
}) => {
  const { cookie, passkey, administrator, act, email } = await two(portal)
  const elsewhere = sessionIn(await signInWith(portal, passkey))
  const sure = await look(portal, `/desk/staff/${await idOf(portal, email)}/end/`, administrator)
  expect((await sure.json()).model).toMatchObject({ asking: 'end', colleague: { endedOn: null } })
  expect(saidAfter(await act('end'))).toBe('ended')
  expect(await status(portal, cookie)).toBe(303)
  expect((await signInWith(portal, passkey)).status).toBe(422)
  expect(await portal.rows('passkeys')).toEqual([])
  const before = (await portal.letters(email)).length
  await askForDesk(portal, email)
  expect(await portal.letters(email)).toHaveLength(before)
  for (const what of ['end', 'change']) {
    const again = await act(what, { role: 'administrator' })
    expect([again.status, (await again.json()).model.problems]).toEqual([
      422,
      [{ field: 'form', message: 'accountChanged' }],
    ])
  }
  expect(saidAfter(await act('reopen', { role: 'reader', openings: jobSlug }))).toBe('reopened')
  expect((await act('reopen', { role: 'administrator' })).status).toBe(422)
  expect(await status(portal, elsewhere)).toBe(303)
  expect(await status(portal, await signIn(portal, email))).toBe(200)
  expect(await accountOf(portal, email)).toMatchObject({ role: 'reader', ended_on: null })
})

test('an account that ended is erased two years later', async ({ portal }) => {
  const { act, email } = await two(portal)
  await act('end')
  await sweepAt(portal, '2028-11-01T23:30:00Z')
  expect(await accountOf(portal, email)).toBeUndefined()
})

test('the last administrator stays one, whoever asks, and whether or not others were administrators before', async ({
  portal,
}) => {
  const { act, email, cookie } = await two(portal)
  const first = 'administrator@staff.example'
  const last = [422, [{ field: 'form', message: 'lastAdministrator' }]]
  for (const [what, role] of [
    ['end', ''],
    ['change', 'privacy-officer'],
  ] as const) {
    const answer = await act(what, { role }, first)
    expect([answer.status, (await answer.json()).model.problems]).toEqual(last)
  }
  await act('change', { role: 'administrator' })
  await act('end')
  expect((await act('end', {}, first)).status).toBe(422)
  await act('reopen', { role: 'administrator' })
  expect((await act('change', { role: 'privacy-officer' }, first)).status).toBe(303)
  const rows = await portal.rows('staff')
  expect(rows.filter(({ role, ended_on }) => role === 'administrator' && !ended_on)).toMatchObject([
    { email },
  ])
  expect(await status(portal, cookie)).toBe(303)
})

test('R-81 an administrator takes away passkeys that are lost: a letter says so, and a link lets in again', async ({
  portal,
}) => {
  const { cookie, passkey, administrator, act, email } = await two(portal)
  await addPasskey(portal, cookie)
  const letters = (await portal.letters(email)).length
  expect(saidAfter(await act('take-passkeys'))).toBe('passkeysTaken')
  expect(await status(portal, cookie)).toBe(303)
  expect((await signInWith(portal, passkey)).status).toBe(422)
  const told = await portal.letters(email)
  expect(told.length).toBe(letters + 1)
  expect(told.map(({ subject }) => subject).join()).toContain('passkeys')
  expect(await status(portal, await signIn(portal, email))).toBe(200)
  expect(saidAfter(await act('take-passkeys'))).toBeUndefined()
  expect((await portal.letters(email)).filter(({ subject }) => subject.includes('passkeys'))).toHaveLength(1)
  expect(await status(portal, administrator)).toBe(200)
})

test('R-83 the id of nobody is 404', async ({ portal }) => {
  await employ(portal)
  const administrator = await signedIn(portal, 'administrator')
  for (const path of ['/desk/staff/nobody/', '/desk/staff/nobody/end/', '/desk/staff/nobody/passkeys/'])
    expect((await look(portal, path, administrator)).status, path).toBe(404)
  for (const what of ['change', 'reopen', 'end', 'take-passkeys']) {
    const fields = { what: 'nobody', role: 'administrator' }
    expect((await send(portal, `/api/desk/staff/${what}`, administrator, fields)).status, what).toBe(404)
  }
})

test('R-83 what an administrator does to an account is traced, and what was not done is not', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  const account = { email: 'nora@staff.example', name: 'Nora', locale: 'nb', role: 'privacy-officer' }
  for (let times = 0; times < 2; times++) await send(portal, '/api/desk/staff/add', cookie, account)
  const what = String((await portal.rows('staff')).find(({ email }) => email === account.email)!.id)
  for (const act of ['change', 'end', 'end', 'reopen', 'take-passkeys'])
    await send(portal, `/api/desk/staff/${act}`, cookie, { what, role: 'administrator' })
  const traces = await portal.rows('traces')
  expect(traces.map(({ act, subject_id }) => [act, subject_id])).toEqual(
    ['added-account', 'changed-account', 'ended-account', 'reopened-account'].map((act) => [act, what]),
  )
})
