import { answerProblem, localeOf, wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'

/** Without a visit there is nothing to see: a person is shown where to ask for a link. */
export function notOpen(c: Visit): Promise<Response> | Response {
  return wantsJson(c) ? answerProblem(c, 'linkExpired', 401) : c.redirect(`/${localeOf(c)}/my-data/`, 303)
}
