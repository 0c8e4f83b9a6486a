import {
  askForDesk,
  deskLinkIn,
  employ,
  letIn,
  look,
  recruiter,
  send,
  signedIn,
  signIn,
} from './portal/desk.ts'
import { cookiesOf } from './portal/my-data.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('R-81 a link signs in once, in the browser that asked for it, for ten minutes', async ({ portal }) => {
  await employ(portal)
  const asked = cookiesOf(await askForDesk(portal))
  const path = await deskLinkIn(portal)
  expect((await letIn(portal, path)).status).toBe(403)
  const looked = await look(portal, path, `__Host-asked=${asked['__Host-asked']}`)
  expect(await looked.json()).toMatchObject({ page: 'desk/let-in', model: { state: 'asking' } })
  expect(await portal.rows('staff_sessions')).toEqual([])
  const [one, other] = await Promise.all([letIn(portal, path, asked), letIn(portal, path, asked)])
  expect([one.status, other.status].sort()).toEqual([303, 410])
  expect((await letIn(portal, path, asked)).status).toBe(410)
  expect(await portal.rows('staff_sessions')).toHaveLength(1)
  await askForDesk(portal)
  const late = await deskLinkIn(portal)
  minutesLater(portal, 10)
  expect((await letIn(portal, late, asked)).status).toBe(410)
})

test('R-60 R-81 known, unknown and former addresses run the same statements and get the same answer', async ({
  portal,
}) => {
  const former = await employ(portal, { email: 'former@staff.example' })
  await portal.client.execute("update staff set ended_on = '2026-11-01'")
  await employ(portal)
  const answers = []
  for (const email of [recruiter, 'nobody@staff.example', former]) {
    await portal.letters()
    const before = portal.turso.requests()
    const answer = await askForDesk(portal, email)
    answers.push([
      answer.status,
      await answer.text(),
      [...answer.headers.keys()],
      portal.turso.requests() - before,
    ])
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect((await portal.letters()).map(({ to }) => to)).toEqual([[recruiter]])
  expect(await portal.rows('staff_keys')).toHaveLength(3)
})

test('R-81 the sixth link within a quarter of an hour is not sent, and after it anybody may ask again', async ({
  portal,
}) => {
  await employ(portal)
  for (let asked = 0; asked < 6; asked++) expect((await askForDesk(portal)).status).toBe(202)
  expect(await portal.letters(recruiter)).toHaveLength(5)
  minutesLater(portal, 16)
  await askForDesk(portal)
  expect(await portal.letters(recruiter)).toHaveLength(6)
})

test('R-78 R-79 the browser keeps a random token in a strict cookie, the database only its hash', async ({
  portal,
}) => {
  await employ(portal)
  const asked = cookiesOf(await askForDesk(portal))
  const opened = await letIn(portal, await deskLinkIn(portal), asked)
  const line = opened.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-staff='))
  expect(line).toMatch(/; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  const token = cookiesOf(opened)['__Host-staff']!
  expect(JSON.stringify(await portal.rows('staff_sessions'))).not.toContain(token)
})

test('R-79 a session ends after half an hour without use, and after eight hours whatever happens', async ({
  portal,
}) => {
  const cookie = await signedIn(portal)
  const status = async () => (await look(portal, '/desk/', cookie)).status
  for (let looked = 0; looked < 16; looked++) {
    minutesLater(portal, 29)
    expect(await status()).toBe(200)
  }
  minutesLater(portal, 17)
  expect(await status()).toBe(303)
  const again = await signIn(portal, 'recruiter@staff.example')
  minutesLater(portal, 30)
  expect((await look(portal, '/desk/', again)).status).toBe(303)
})

test('R-80 a malformed cookie is nobody’s, and never an error', async ({ portal }) => {
  await signedIn(portal)
  const malformed = [
    'a=%',
    `__Host-staff=${'x'.repeat(8_192)}`,
    '__Host-staff=%',
    '__Host-staff=a; __Host-staff=b',
    ';;=',
  ]
  for (const cookie of malformed) expect((await look(portal, '/desk/', cookie)).status, cookie).toBe(303)
})

test('without a session pages show the way in, and everything else is 401', async ({ portal }) => {
  const page = await look(portal, '/desk/')
  expect([page.status, page.headers.get('location')]).toEqual([303, '/desk/sign-in/'])
  expect((await send(portal, '/api/desk/sessions/end', '', { what: 'this' })).status).toBe(401)
  for (const path of ['/%64esk/', '/desk/nothing-here/'])
    expect((await look(portal, path)).status, path).toBe(303)
  for (const path of ['//desk/', '/desk;/', '/%2564esk/'])
    expect((await look(portal, path)).status, path).toBe(404)
})

test('R-78 a member sees where they are signed in and ends it, one by one or all others, and nobody else’s', async ({
  portal,
}) => {
  const cookie = await signedIn(portal)
  const other = await signIn(portal, 'recruiter@staff.example')
  const colleague = await signedIn(portal, 'administrator')
  const { model } = await (await look(portal, '/desk/me/', cookie)).json()
  expect(model.sessions.map(({ isThis }: { isThis: boolean }) => isThis).sort()).toEqual([false, true])
  const [theirs] = (await (await look(portal, '/desk/me/', colleague)).json()).model.sessions
  await send(portal, '/api/desk/sessions/end', cookie, { what: theirs.id })
  expect((await look(portal, '/desk/', colleague)).status).toBe(200)
  await send(portal, '/api/desk/sessions/end', cookie, { what: 'others' })
  expect((await look(portal, '/desk/', other)).status).toBe(303)
  const out = await send(portal, '/api/desk/sessions/end', cookie, { what: 'this' })
  expect(out.headers.getSetCookie()[0]).toContain('__Host-staff=; Max-Age=0')
  expect((await look(portal, '/desk/', cookie)).status).toBe(303)
})

test('R-78 whoever has left is out at once', async ({ portal }) => {
  const cookie = await signedIn(portal)
  await portal.client.execute("update staff set ended_on = '2026-11-02'")
  expect((await look(portal, '/desk/', cookie)).status).toBe(303)
})
