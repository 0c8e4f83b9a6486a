import { type Authenticator, type Lies, newAuthenticator } from './authenticator.ts'
import { send, signedIn } from './desk.ts'
import { cookieHeader, cookiesOf } from './my-data.ts'
import type { TestPortal } from './portal.ts'

/** Asks for what a new passkey is to sign, as the page's script does. */
export async function askToAdd(portal: TestPortal, cookie: string) {
  return (await send(portal, '/api/desk/passkeys/challenge', cookie, {})).json()
}

/** Adds a passkey to the account somebody is signed in to. */
export async function addPasskey(
  portal: TestPortal,
  cookie: string,
  { passkey = newAuthenticator(), name = 'Jobbdatorn', lies = {} as Lies } = {},
) {
  const credential = passkey.make(await askToAdd(portal, cookie), lies)
  const answer = await send(portal, '/api/desk/passkeys/add', cookie, { name, credential })
  return { passkey, credential, answer }
}

/** Somebody of a role who has a passkey, and the session it was added in. */
export async function withPasskey(portal: TestPortal, role: Parameters<typeof signedIn>[1] = 'recruiter') {
  const cookie = await signedIn(portal, role)
  const { passkey } = await addPasskey(portal, cookie)
  return { cookie, passkey, email: `${role}@staff.example` }
}

/** A challenge to sign in with, and the browser it was given to. */
export async function askToSignIn(portal: TestPortal) {
  const answer = await send(portal, '/api/staff/passkey/challenge', '', {})
  return { options: await answer.json(), browser: cookieHeader(cookiesOf(answer)) }
}

/** Sends what a passkey signed. */
export function sendSigned(portal: TestPortal, browser: string, credential: string) {
  return send(portal, '/api/staff/passkey/sign-in', browser, { locale: 'sv', credential })
}

/** Signs in with a passkey in a browser of its own. */
export async function signInWith(portal: TestPortal, passkey: Authenticator, lies: Lies = {}) {
  const { options, browser } = await askToSignIn(portal)
  return sendSigned(portal, browser, passkey.sign(options, lies))
}

/** The cookie header of whoever was let in. */
export function sessionIn(answer: Response): string {
  return `__Host-staff=${cookiesOf(answer)['__Host-staff'] ?? ''}`
}
