import { networkLimits } from '../functions/platform/requests/limits.ts'
import { freshMinutes } from '../functions/staff/limits.ts'
import { newAuthenticator } from './portal/authenticator.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { addPasskey, askToAdd, withPasskey } from './portal/passkeys.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('R-78 a quarter of an hour after signing in no passkey comes or goes, and the page says how it can', async ({
  portal,
}) => {
  const { cookie, passkey } = await withPasskey(portal)
  const options = await askToAdd(portal, cookie)
  const another = newAuthenticator().make(options)
  minutesLater(portal, freshMinutes)
  expect((await look(portal, `/desk/me/passkeys/${passkey.id}/`, cookie)).status).toBe(200)
  minutesLater(portal, 1)
  const { model } = await (await look(portal, '/desk/me/', cookie)).json()
  expect([model.mayChangePasskeys, model.passkeys.length]).toEqual([false, 1])
  const page = await look(portal, `/desk/me/passkeys/${passkey.id}/`, cookie)
  expect([page.status, page.headers.get('location')]).toEqual([303, '/desk/me/#passkeys'])
  for (const [path, fields] of [
    ['/api/desk/passkeys/challenge', {}],
    ['/api/desk/passkeys/add', { name: '', credential: another }],
    ['/api/desk/passkeys/remove', { what: passkey.id }],
  ] as const) {
    const answer = await send(portal, path, cookie, fields)
    expect([answer.status, await answer.json()], path).toMatchObject([403, { page: 'desk/problem' }])
  }
  expect((await portal.rows('passkeys')).map(({ id }) => id)).toEqual([passkey.id])
})

test('whoever has a passkey added or removed is told by letter, once for each, and it leaves a trace', async ({
  portal,
}) => {
  const { cookie, passkey, email } = await withPasskey(portal)
  await addPasskey(portal, cookie, { lies: { unverified: true } })
  const subjects = async () =>
    (await portal.letters(email)).flatMap(({ subject }) => (/passkey/.test(subject) ? [subject] : []))
  const name = portal.promises.site.name
  expect(await subjects()).toEqual([`En passkey är tillagd i ditt konto hos ${name}`])
  for (let pressed = 0; pressed < 2; pressed++)
    await send(portal, '/api/desk/passkeys/remove', cookie, { what: passkey.id })
  expect(await subjects()).toEqual([
    `En passkey är borttagen ur ditt konto hos ${name}`,
    `En passkey är tillagd i ditt konto hos ${name}`,
  ])
  const [member] = await portal.rows('staff')
  expect(await portal.rows('traces')).toMatchObject(
    ['added-passkey', 'removed-passkey'].map((act) => ({
      act,
      subject_id: member!.id,
      staff_id: member!.id,
    })),
  )
})

test('A3 when nothing counts any more, forms are let through and the way to the desk is shut', async ({
  portal,
}) => {
  const broken = networkLimits({ limit: () => Promise.reject(new Error('down')) })
  expect([await broken.mayPostForm('n'), await broken.maySignIn('n')]).toEqual([true, false])
  const cookie = await signedIn(portal)
  expect((await look(portal, '/desk/', cookie)).status).toBe(200)
})
