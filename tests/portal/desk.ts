import type { Member, Role } from '../../functions/platform/staff/member.ts'
import { addStaff } from '../../functions/staff/accounts/add.ts'
import { signIn as startSession } from '../../functions/staff/sessions/sessions.ts'
import { fromOurPage, jobSlug } from './applying.ts'
import { cookieHeader, cookiesOf } from './my-data.ts'
import type { TestPortal } from './portal.ts'

export const recruiter = 'ida.ek@staff.example'

/** Gives somebody an account, as `npm run staff:add` does; a recruiter of the demo job unless a test says otherwise. */
export async function employ(portal: TestPortal, member: Partial<Omit<Member, 'id'>> = {}): Promise<string> {
  const usual = {
    email: recruiter,
    name: 'Ida Ek',
    locale: 'sv',
    role: 'recruiter',
    openings: [jobSlug],
  } as const
  const { promises } = portal
  await addStaff(
    portal.platform(),
    { ...usual, openings: [jobSlug], ...member },
    { now: portal.time.now, promises },
  )
  return member.email ?? recruiter
}

/** Asks for a link to the desk as its page would. */
export function askForDesk(portal: TestPortal, email = recruiter, cookie = '') {
  return portal.app.request('/api/staff/link', {
    method: 'POST',
    body: new URLSearchParams({ locale: 'sv', email }),
    headers: { ...fromOurPage, Accept: 'application/json', Cookie: cookie },
  })
}

/** The path of the link in the newest letter to a member of staff. */
export async function deskLinkIn(portal: TestPortal, email = recruiter): Promise<string> {
  const [letter] = await portal.letters(email)
  const path = /\/desk\/sign-in\/[\w-]{43}\/\?l=sv/.exec(letter?.text ?? '')?.[0]
  if (!path) throw new Error(`no link to the desk in the letters to ${email}`)
  return path
}

/** Presses the button behind a link, with what the browser keeps. */
export function letIn(portal: TestPortal, path: string, cookies: Record<string, string> = {}) {
  const headers = { ...fromOurPage, Cookie: cookieHeader(cookies) }
  return portal.app.request(path, { method: 'POST', body: new URLSearchParams(), headers })
}

/** Goes the whole way in and answers the cookie header of somebody signed in. */
export async function signIn(portal: TestPortal, email = recruiter): Promise<string> {
  const asked = await askForDesk(portal, email)
  const opened = await letIn(portal, await deskLinkIn(portal, email), cookiesOf(asked))
  const { '__Host-staff': key } = cookiesOf(opened)
  if (!key) throw new Error(`${email} was not let in: ${opened.status}`)
  return `__Host-staff=${key}`
}

/** Somebody of a role, employed and signed in. */
export async function signedIn(
  portal: TestPortal,
  role: Role = 'recruiter',
  openings = [jobSlug],
): Promise<string> {
  return signIn(portal, await employ(portal, { email: `${role}@staff.example`, role, openings }))
}

/** Looks at a page of the desk; the answer says which page was drawn, with which model. */
export function look(portal: TestPortal, path: string, cookie = '', headers: Record<string, string> = {}) {
  return portal.app.request(path, { headers: { Cookie: cookie, ...headers } })
}

/** Sends a form of the desk. */
export function send(portal: TestPortal, path: string, cookie: string, fields: Record<string, string>) {
  const headers = { ...fromOurPage, Cookie: cookie }
  return portal.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

/** One more session of somebody employed, without the letter. */
export async function anotherSession(portal: TestPortal, role: Role): Promise<string> {
  const { rows } = await portal.client.execute({ sql: 'select id from staff where role = ?', args: [role] })
  const { db } = portal.platform()
  const world = { db, clock: () => portal.time.now, promises: portal.promises }
  return `__Host-staff=${await startSession(world, String(rows[0]!.id), 'link')}`
}
