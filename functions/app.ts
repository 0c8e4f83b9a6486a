import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { applications } from './applications/routes.ts'
import { health } from './health/routes.ts'
import { openings } from './openings/routes.ts'
import { answerProblem, type ProblemKind, preferredLocale } from './platform/answers.ts'
import { crossSiteGuard } from './platform/cross-site-guard.ts'
import { RefusedForm } from './platform/form-reading.ts'
import { securityHeaders } from './platform/headers.ts'
import type { House, Visit } from './platform/house.ts'
import { errorKind } from './platform/log.ts'
import { allowedMethods } from './platform/methods.ts'
import { isNeighbourDown } from './platform/neighbours.ts'
import type { Platform } from './platform/platform.ts'
import type { Promises } from './promises/promises.ts'

/**
 * The portal: every capability and where it hangs, the guards before them and the last net behind them.
 * A new capability is a folder and one line here.
 */
export function createApp(promises: Promises, platformFor: (c: Visit) => Platform): Hono<House> {
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    c.set('platform', platformFor(c))
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value)
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  })
  app.use(crossSiteGuard((c) => c.get('platform').origin))

  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language')
    return c.redirect(`/${preferredLocale(c.req.header('accept-language'))}/`, 302)
  })
  app.route('/', health())
  app.route('/', openings(promises))
  app.route('/', applications(promises))

  app.notFound(async (c) => {
    const allowed = allowedMethods(app, c.req.path)
    if (allowed.length === 0) return answerProblem(c, 'notFound', 404)
    const answer = await answerProblem(c, 'methodNotAllowed', 405)
    answer.headers.set('Allow', allowed.join(', '))
    return answer
  })
  app.onError((error, c) => lastNet(error, c))
  return app
}

/** What nobody expected: logged by its kind only, answered with one calm sentence and the request's id. */
function lastNet(error: Error, c: Visit): Promise<Response> | Response {
  if (error instanceof RefusedForm) return answerProblem(c, error.kind, error.status)
  if (error instanceof HTTPException) return answerProblem(c, error.message as ProblemKind, error.status)
  const { requestId } = c.var
  c.get('platform').log('unexpected error', { requestId, method: c.req.method, error: errorKind(error) })
  return isNeighbourDown(error) ? unavailable(c) : answerProblem(c, 'internal', 500)
}

async function unavailable(c: Visit): Promise<Response> {
  const answer = await answerProblem(c, 'unavailable', 503)
  answer.headers.set('Retry-After', '30')
  return answer
}
