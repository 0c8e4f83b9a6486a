import type { MiddlewareHandler } from 'hono'
import { answerProblem } from '../requests/answers.ts'
import type { House } from '../requests/house.ts'
import type { Role } from './member.ts'

/** Lets only these roles on to a route of the desk; a test asks every route with every role. */
export function only(...roles: readonly Role[]): MiddlewareHandler<House> {
  return async (c, next) => {
    if (!roles.includes(c.get('member').role)) return answerProblem(c, 'notYourRole', 403)
    return next()
  }
}
