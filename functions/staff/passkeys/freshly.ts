import type { MiddlewareHandler } from 'hono'
import { answerProblem } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { freshMinutes } from '../limits.ts'

/** Whether somebody signed in so short a time ago that it is them who sit there. */
export function isFresh(c: Visit): boolean {
  const since = c.get('platform').clock().getTime() - c.get('signedInAt')
  return since <= freshMinutes * 60_000
}

/** Lets only those on who have just signed in; pages lead to where it says how, everything else is answered 403. */
export const freshly: MiddlewareHandler<House> = async (c, next) => {
  if (isFresh(c)) return next()
  return c.req.method === 'GET' ? c.redirect('/desk/me/#passkeys', 303) : answerProblem(c, 'signInAgain', 403)
}
