import type { MiddlewareHandler } from 'hono'
import { answerProblem } from '../platform/requests/answers.ts'
import type { House } from '../platform/requests/house.ts'
import { cookieOf } from '../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../promises/promises.ts'
import { signedInWith } from './sessions/sessions.ts'

/**
 * Nobody comes to the desk without being signed in: pages show where to sign in, everything else is answered 401. What
 * a browser claims is looked up each time, so that whoever was shut out is out at once.
 */
export function deskGuard(promises: Promises): MiddlewareHandler<House> {
  return async (c, next) => {
    const { db, clock } = c.get('platform')
    const signedIn = await signedInWith({ db, clock, promises }, cookieOf(c, 'staff'))
    if (!signedIn)
      return c.req.method === 'GET' && !c.req.path.startsWith('/api/')
        ? c.redirect('/desk/sign-in/', 303)
        : answerProblem(c, 'signInFirst', 401)
    c.set('member', signedIn.member)
    c.set('sessionId', signedIn.sessionId)
    c.set('signedInAt', signedIn.signedInAt)
    return next()
  }
}
