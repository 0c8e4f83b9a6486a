import { Hono } from 'hono'
import { RefusedForm, readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { dropCookie } from '../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../promises/promises.ts'
import { mePage } from './me-page.ts'
import { ownPasskeys } from './passkeys/desk.ts'
import { endSession, endSessions } from './sessions/open.ts'
import { signOut } from './sessions/sessions.ts'

const shape = { lines: ['what'], texts: [], files: [] } as const

/** Somebody's own account: where they are signed in, with which passkeys they can, and how to end that. */
export function me(promises: Promises) {
  return new Hono<House>()
    .get('/desk/me/', (c) => mePage(c, promises))
    .post('/api/desk/sessions/end', async (c) => {
      const { what } = (await readForm(c.req.raw, shape)).fields
      if (!what) throw new RefusedForm('malformed')
      if (what === 'this' || what === c.get('sessionId')) return signOutHere(c, promises)
      const { id } = c.get('member')
      const end = what === 'others' ? endSessions(id, c.get('sessionId')) : endSession(id, what)
      await c.get('platform').db.write([end])
      return c.redirect('/desk/me/', 303)
    })
    .route('/', ownPasskeys(promises))
}

async function signOutHere(c: Visit, promises: Promises): Promise<Response> {
  const { db, clock } = c.get('platform')
  await signOut({ db, clock, promises }, c.get('sessionId'))
  dropCookie(c, 'staff')
  return c.redirect(`/desk/sign-in/?l=${c.get('member').locale}`, 303)
}
