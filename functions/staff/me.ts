import { Hono } from 'hono'
import { RefusedForm, readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { dropCookie } from '../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../promises/promises.ts'
import type { MeModel } from './models.ts'
import { endSession, endSessions, sessionsOf } from './sessions/open.ts'
import { signOut } from './sessions/sessions.ts'

const shape = { lines: ['what'], texts: [], files: [] } as const

/** Somebody's own account: where they are signed in, and how to end that. */
export function me(promises: Promises) {
  return new Hono<House>()
    .get('/desk/me/', async (c) => {
      const { db, clock } = c.get('platform')
      const member = c.get('member')
      const sessions = await sessionsOf({ db, clock, promises }, member.id)
      const model: MeModel = {
        member,
        sessions: sessions.map(({ id, way, startedAt, lastSeenAt }) => ({
          id,
          way,
          startedAt: new Date(startedAt).toISOString(),
          lastSeenAt: new Date(lastSeenAt).toISOString(),
          isThis: id === c.get('sessionId'),
        })),
      }
      return c.get('platform').render(member.locale, 'desk/me', model, 200)
    })
    .post('/api/desk/sessions/end', async (c) => {
      const { what } = (await readForm(c.req.raw, shape)).fields
      if (!what) throw new RefusedForm('malformed')
      if (what === 'this' || what === c.get('sessionId')) return signOutHere(c, promises)
      const { id } = c.get('member')
      const end = what === 'others' ? endSessions(id, c.get('sessionId')) : endSession(id, what)
      await c.get('platform').db.write([end])
      return c.redirect('/desk/me/', 303)
    })
}

async function signOutHere(c: Visit, promises: Promises): Promise<Response> {
  const { db, clock } = c.get('platform')
  await signOut({ db, clock, promises }, c.get('sessionId'))
  dropCookie(c, 'staff')
  return c.redirect(`/desk/sign-in/?l=${c.get('member').locale}`, 303)
}
