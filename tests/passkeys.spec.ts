import { activeNow } from '../functions/staff/accounts/active.ts'
import { useKey } from '../functions/staff/signing-in/keys.ts'
import { newAuthenticator } from './portal/authenticator.ts'
import { askForDesk, deskLinkIn, letIn, look, send, signedIn, signIn } from './portal/desk.ts'
import { cookiesOf } from './portal/my-data.ts'
import {
  addPasskey,
  askToAdd,
  askToSignIn,
  sendSigned,
  sessionIn,
  signInWith,
  withPasskey,
} from './portal/passkeys.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const refused = { page: 'desk/sign-in', model: { problems: [{ message: 'passkeyRefused' }] } }
const notAdded = { page: 'desk/me', model: { adding: { problems: [{ message: 'passkeyNotAdded' }] } } }

test('a passkey is added, listed with its name and signs in', async ({ portal }) => {
  const { passkey, cookie } = await withPasskey(portal)
  const { model } = await (await look(portal, '/desk/me/', cookie)).json()
  expect(model.passkeys).toMatchObject([{ id: passkey.id, name: 'Jobbdatorn', lastUsedAt: null }])
  const answer = await signInWith(portal, passkey)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/'])
  const me = await (await look(portal, '/desk/me/', sessionIn(answer))).json()
  expect(me.model.sessions[0]).toMatchObject({ way: 'passkey', isThis: true })
  expect(me.model.passkeys[0].lastUsedAt).toBe('2026-11-02T09:30:00.000Z')
})

test('R-81 what a passkey has to sign is good for one use, for ten minutes, in the browser that asked for it', async ({
  portal,
}) => {
  const { passkey } = await withPasskey(portal)
  const { options, browser } = await askToSignIn(portal)
  const signed = passkey.sign(options)
  expect(await (await sendSigned(portal, (await askToSignIn(portal)).browser, signed)).json()).toMatchObject(
    refused,
  )
  const both = await Promise.all([sendSigned(portal, browser, signed), sendSigned(portal, browser, signed)])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  expect((await sendSigned(portal, browser, passkey.sign(options))).status).toBe(422)
  const late = await askToSignIn(portal)
  minutesLater(portal, 10)
  expect((await sendSigned(portal, late.browser, passkey.sign(late.options))).status).toBe(422)
  expect(JSON.stringify(await portal.rows('staff_keys'))).not.toContain(options.challenge)
})

test('R-81 a challenge is no link, and one for adding a passkey signs nobody in', async ({ portal }) => {
  const { passkey, cookie } = await withPasskey(portal)
  const { options, browser } = await askToSignIn(portal)
  expect((await look(portal, `/desk/sign-in/${options.challenge}/`, browser)).status).toBe(410)
  const adding = await askToAdd(portal, cookie)
  const askedIn = cookie.replace('__Host-staff', '__Host-asked')
  const signed = passkey.sign(adding, { userHandle: adding.user.id })
  expect((await sendSigned(portal, askedIn, signed)).status).toBe(422)
})

for (const [what, lies] of [
  ['for another address than ours', { origin: 'https://portal.example.evil.example' }],
  ['for another site’s passkeys', { rpId: 'evil.example' }],
  ['for a challenge that we never gave', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ['for what can be no challenge', { challenge: 'x' }],
  ['for somebody else', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
  ['without proof of who held it', { unverified: true }],
  ['with a counter that went back', { counter: 1 }],
] as const)
  test(`a passkey that signs ${what} is refused, and nobody is signed in`, async ({ portal }) => {
    const { passkey } = await withPasskey(portal)
    expect((await signInWith(portal, passkey)).status).toBe(303)
    const before = await portal.rows('staff_sessions')
    const answer = await signInWith(portal, passkey, lies)
    expect([answer.status, await answer.json()]).toMatchObject([422, refused])
    expect(await portal.rows('staff_sessions')).toEqual(before)
  })

test('a passkey that signs with another key than its own is refused', async ({ portal }) => {
  const { passkey } = await withPasskey(portal)
  const { options, browser } = await askToSignIn(portal)
  const theirs = JSON.parse(passkey.sign(options))
  const other = JSON.parse(
    newAuthenticator().sign(options, { userHandle: theirs.response.userHandle, counter: 9 }),
  )
  const forged = JSON.stringify({ ...other, id: theirs.id, rawId: theirs.id })
  expect((await sendSigned(portal, browser, forged)).status).toBe(422)
})

test('what no browser would send is refused like any other, and never an error', async ({ portal }) => {
  const { cookie } = await withPasskey(portal)
  for (const credential of [
    '',
    'x',
    '{}',
    '[]',
    'null',
    '{"id":"x"}',
    JSON.stringify({ id: 'a'.repeat(20) }),
  ]) {
    const { browser } = await askToSignIn(portal)
    const answer = await sendSigned(portal, browser, credential)
    expect([answer.status, await answer.json()], credential).toMatchObject([422, refused])
    const adding = await send(portal, '/api/desk/passkeys/add', cookie, { name: 'x', credential })
    expect([adding.status, await adding.json()], credential).toMatchObject([422, notAdded])
  }
})

for (const [what, lies] of [
  ['for another address than ours', { origin: 'https://evil.example' }],
  ['for another site’s passkeys', { rpId: 'evil.example' }],
  ['without proof of who holds it', { unverified: true }],
  ['for a challenge that we never gave', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
] as const)
  test(`a passkey made ${what} is not added`, async ({ portal }) => {
    const { answer } = await addPasskey(portal, await signedIn(portal), { lies })
    expect([answer.status, await answer.json()]).toMatchObject([422, notAdded])
    expect(await portal.rows('passkeys')).toEqual([])
  })

test('R-81 a passkey is added once, and only in the session that asked', async ({ portal }) => {
  const cookie = await signedIn(portal)
  const other = await signIn(portal, 'recruiter@staff.example')
  const options = await askToAdd(portal, cookie)
  const credential = newAuthenticator().make(options)
  const add = (session: string, sent = credential) =>
    send(portal, '/api/desk/passkeys/add', session, { name: '', credential: sent })
  expect((await add(other)).status).toBe(422)
  expect((await add(cookie)).status).toBe(303)
  expect((await add(cookie, newAuthenticator().make(options))).status).toBe(422)
  expect(await portal.rows('passkeys')).toHaveLength(1)
})

test('a passkey that somebody has is not added to a colleague', async ({ portal }) => {
  const { passkey } = await withPasskey(portal)
  const { answer } = await addPasskey(portal, await signedIn(portal, 'reader'), { passkey })
  expect(answer.status).toBe(422)
  expect(await portal.rows('passkeys')).toHaveLength(1)
})

test('a name that is too long is answered with what to do, and nothing is added', async ({ portal }) => {
  const { answer } = await addPasskey(portal, await signedIn(portal), { name: 'x'.repeat(61) })
  const { model } = await answer.json()
  expect([answer.status, model.adding]).toEqual([
    422,
    { values: { name: 'x'.repeat(61) }, problems: [{ field: 'name', message: 'passkeyNameTooLong' }] },
  ])
  expect(await portal.rows('passkeys')).toEqual([])
})

test('R-81 once somebody has a passkey the link alone lets nobody in, and says what does', async ({
  portal,
}) => {
  const { email, cookie, passkey } = await withPasskey(portal)
  const asked = cookiesOf(await askForDesk(portal, email))
  const path = await deskLinkIn(portal, email)
  const browser = `__Host-asked=${asked['__Host-asked']}`
  for (const answer of [await look(portal, path, browser), await letIn(portal, path, asked)])
    expect(await answer.json()).toMatchObject({ page: 'desk/let-in', model: { state: 'needsPasskey' } })
  expect((await letIn(portal, path, asked)).status).toBe(403)
  const [key] = (await portal.rows('staff_keys')).filter(({ kind, used_at }) => kind === 'link' && !used_at)
  const found = { keyHash: String(key!.key_hash), addressHash: String(key!.address_hash) }
  expect(await useKey(portal.platform(), found, activeNow(portal.promises, portal.time.now))).toBeNull()
  await send(portal, '/api/desk/passkeys/remove', cookie, { what: passkey.id })
  expect((await letIn(portal, path, asked)).status).toBe(303)
})

test('R-78 a passkey that comes or goes ends every other session at once, and a removed one signs nobody in', async ({
  portal,
}) => {
  const cookie = await signedIn(portal)
  const status = async (session: string) => (await look(portal, '/desk/', session)).status
  const other = await signIn(portal, 'recruiter@staff.example')
  const { passkey } = await addPasskey(portal, cookie)
  expect([await status(other), await status(cookie)]).toEqual([303, 200])
  const colleague = await signedIn(portal, 'reader')
  const path = `/desk/me/passkeys/${passkey.id}/`
  expect((await look(portal, path, colleague)).status).toBe(404)
  expect((await send(portal, '/api/desk/passkeys/remove', colleague, { what: passkey.id })).status).toBe(404)
  const elsewhere = sessionIn(await signInWith(portal, passkey))
  expect(await (await look(portal, path, cookie)).json()).toMatchObject({ model: { isLast: true } })
  await send(portal, '/api/desk/passkeys/remove', cookie, { what: passkey.id })
  expect([await status(elsewhere), await status(cookie), await status(colleague)]).toEqual([303, 200, 200])
  expect((await signInWith(portal, passkey)).status).toBe(422)
})

test('R-78 the passkey of whoever has left signs nobody in', async ({ portal }) => {
  const { passkey } = await withPasskey(portal)
  await portal.client.execute("update staff set ended_on = '2026-11-02'")
  expect((await signInWith(portal, passkey)).status).toBe(422)
})
