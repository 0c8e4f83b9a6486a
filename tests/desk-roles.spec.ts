import { type Role, roles } from '../functions/platform/staff/member.ts'
import { apply } from './portal/applying.ts'
import { anotherSession, look, send, signedIn } from './portal/desk.ts'
import { visit } from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

const everybody = roles
const recruiters: readonly Role[] = ['administrator', 'recruiter']
const readers: readonly Role[] = [...recruiters, 'reader']
const officers = ['administrator', 'privacy-officer'] as const

/** Who may ask for what at the desk. A route that is not here fails. */
const mayAsk: Record<string, readonly Role[]> = {
  'GET /desk/': everybody,
  'GET /desk/applications/:id/': readers,
  'GET /desk/applications/:id/files/:file/': everybody,
  'GET /desk/applications/:id/share/': recruiters,
  'GET /desk/applications/:id/letter/': recruiters,
  'GET /desk/holds/': ['privacy-officer'],
  'GET /desk/holds/:id/': ['privacy-officer'],
  'POST /api/desk/holds/:id': ['privacy-officer'],
  'POST /api/desk/holds/:id/lift': ['privacy-officer'],
  'GET /desk/incidents.csv': officers,
  'GET /desk/incidents/': officers,
  'GET /desk/incidents/:id/': officers,
  'GET /desk/incidents/new/': officers,
  'POST /api/desk/incidents': officers,
  'POST /api/desk/incidents/:id': officers,
  'GET /desk/locked/': ['privacy-officer'],
  'GET /desk/locked/:id/': ['privacy-officer'],
  'GET /desk/me/': everybody,
  'GET /desk/openings/:slug/': readers,
  'GET /desk/openings/:slug/end/': recruiters,
  'POST /api/desk/applications/:id/labels': recruiters,
  'POST /api/desk/applications/:id/letter': recruiters,
  'POST /api/desk/letters': recruiters,
  'POST /api/desk/applications/:id/notes': recruiters,
  'POST /api/desk/applications/:id/rating': recruiters,
  'POST /api/desk/applications/status': recruiters,
  'POST /api/desk/applications/undo': recruiters,
  'POST /api/desk/applications/:id/share': recruiters,
  'POST /api/desk/applications/:id/share/end': recruiters,
  'POST /api/desk/locked/:id': ['privacy-officer'],
  'POST /api/desk/openings/end': recruiters,
  'GET /desk/figures/': readers,
  'GET /desk/openings/': readers,
  'GET /desk/openings/:slug/close/': recruiters,
  'POST /api/desk/openings/close': recruiters,
  'POST /api/desk/openings/reopen': recruiters,
  'GET /desk/settings/': officers,
  'GET /desk/record.csv': officers,
  'GET /desk/record/': officers,
  'GET /desk/retention/': officers,
  'GET /desk/traces/': officers,
  'GET /desk/me/passkeys/:id/': everybody,
  'POST /api/desk/passkeys/add': everybody,
  'POST /api/desk/passkeys/challenge': everybody,
  'POST /api/desk/passkeys/remove': everybody,
  'POST /api/desk/sessions/end': everybody,
  'GET /desk/messages/': officers,
  'GET /desk/messages/:id/': officers,
  'POST /api/desk/messages/:id/answer': officers,
  'POST /api/desk/messages/:id/done': officers,
  'POST /api/desk/messages/:id/waiting': officers,
  'GET /desk/newsletter/': ['administrator'],
  'GET /desk/newsletter/blocks/': ['administrator'],
  'GET /desk/newsletter/contacts/': ['administrator'],
  'GET /desk/newsletter/contacts/:id/': ['administrator'],
  'GET /desk/newsletter/issues/:slug/': ['administrator'],
  'GET /desk/newsletter/issues/:slug/letter/:language/': ['administrator'],
  'GET /desk/newsletter/issues/:slug/send/': ['administrator'],
  'POST /api/desk/newsletter/blocks': ['administrator'],
  'POST /api/desk/newsletter/contacts': ['administrator'],
  'POST /api/desk/newsletter/contacts/:id/take-away': ['administrator'],
  'POST /api/desk/newsletter/issues/:slug/send': ['administrator'],
  'POST /api/desk/newsletter/issues/:slug/test': ['administrator'],
  'POST /api/desk/newsletter/issues/:slug/turn': ['administrator'],
  'GET /desk/people/': officers,
  'GET /desk/requests/': officers,
  'GET /desk/requests/:id/': officers,
  'GET /desk/requests/answered/': officers,
  'GET /desk/requests/new/': officers,
  'POST /api/desk/requests': officers,
  'POST /api/desk/requests/:id/answer': officers,
  'POST /api/desk/requests/:id/extend': officers,
  'POST /api/desk/requests/:id/told': officers,
  'GET /desk/staff/': ['administrator'],
  'GET /desk/staff/:id/': ['administrator'],
  'GET /desk/staff/:id/end/': ['administrator'],
  'GET /desk/staff/:id/passkeys/': ['administrator'],
  'POST /api/desk/staff/add': ['administrator'],
  'POST /api/desk/staff/change': ['administrator'],
  'POST /api/desk/staff/end': ['administrator'],
  'POST /api/desk/staff/reopen': ['administrator'],
  'POST /api/desk/staff/take-passkeys': ['administrator'],
}

/** Every route of the desk as the router has it, but the way in. */
function routesOf({ app }: TestPortal): string[] {
  const ofDesk = app.routes.filter(
    ({ path, method }) =>
      /^\/(api\/)?desk\//.test(path) && method !== 'ALL' && !path.startsWith('/desk/sign-in/'),
  )
  return [...new Set(ofDesk.map(({ method, path }) => `${method} ${path}`))].sort()
}

function ask(portal: TestPortal, route: string, cookie: string): Promise<Response> | Response {
  const [method = '', path = ''] = route.split(' ')
  const address = path.replace(/:\w+(\{[^}]*\})?/g, '01970000-0000-7000-8000-000000000000')
  return method === 'GET' ? look(portal, address, cookie) : send(portal, address, cookie, {})
}

test('R-82 every route of the desk is listed with the roles that may ask for it', async ({ portal }) => {
  expect(routesOf(portal)).toEqual(Object.keys(mayAsk).sort())
})

test('R-82 who is not signed in gets nowhere, whatever key or token of another kind they hold', async () => {
  const portal = await openPortal()
  const { links } = await (await apply(portal)).json()
  const { id } = await subscribe(portal)
  const mine = (await visit(portal)).split('=')[1]!
  const receipt = String(links.receipt).split('/').at(-2)!
  const unsubscribe = await portal.platform().addresses.tokenFor('subscription', id)
  for (const token of ['', mine, receipt, unsubscribe])
    for (const route of routesOf(portal))
      for (const cookie of [`__Host-staff=${token}`, `__Host-mine=${mine}`]) {
        const answer = await ask(portal, route, cookie)
        if (route.startsWith('GET /desk'))
          expect([answer.status, answer.headers.get('location')], route).toEqual([303, '/desk/sign-in/'])
        else expect(answer.status, route).toBe(401)
      }
  await portal.close()
})

test('R-82 each role is let on where it is listed, and answered 403 everywhere else', async () => {
  const portal = await openPortal()
  for (const role of roles) {
    await signedIn(portal, role)
    for (const [route, may] of Object.entries(mayAsk)) {
      const cookie = await anotherSession(portal, role)
      const { status } = await ask(portal, route, cookie)
      if (may.includes(role)) expect([401, 403], `${role} ${route} ${status}`).not.toContain(status)
      else expect(status, `${role} ${route}`).toBe(403)
    }
  }
  await portal.close()
})
