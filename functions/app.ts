import { Hono } from 'hono'
import { applications } from './applications/routes.ts'
import { sharing } from './applications/sharing/routes.ts'
import { withdrawing } from './applications/withdrawing/routes.ts'
import { contact } from './contact/routes.ts'
import { desk } from './desk.ts'
import { health } from './health/routes.ts'
import { holders } from './holders.ts'
import { myData } from './my-data/routes.ts'
import { oneClick } from './newsletter/leaving/one-click.ts'
import { mailReports } from './newsletter/reports/routes.ts'
import { newsletter } from './newsletter/routes.ts'
import { subscribeWithApplication } from './newsletter/subscribing/with-application.ts'
import { openings } from './openings/routes.ts'
import { erasureDuties } from './personal-data.ts'
import { consoleLog, errorKind } from './platform/log.ts'
import { isNeighbourDown } from './platform/neighbours.ts'
import type { Platform } from './platform/platform.ts'
import { answerProblem, preferredLocale } from './platform/requests/answers.ts'
import { CrossSite, crossSiteGuard } from './platform/requests/cross-site-guard.ts'
import { RefusedForm } from './platform/requests/form-reading.ts'
import { securityHeadersFor } from './platform/requests/headers.ts'
import type { House, Visit } from './platform/requests/house.ts'
import { allowedMethods } from './platform/requests/methods.ts'
import { MissingSetting } from './platform/settings.ts'
import type { Issue } from './promises/issues/issues.ts'
import type { Capability } from './promises/organisation/capabilities.ts'
import type { Promises } from './promises/promises.ts'
import { requestsCounted } from './requests/queue/counted.ts'
import { tellOthersIn } from './requests/telling/at-their-word.ts'
import { storageChoices } from './storage-choice/routes.ts'
import { transparency } from './transparency/routes.ts'

/**
 * The portal: every capability and where it hangs, the guards before them and the last net behind them.
 * A new capability is a folder and one line here.
 */
export function createApp(
  promises: Promises,
  platformFor: (c: Visit) => Platform,
  issues: readonly Issue[],
): Hono<House> {
  const app = new Hono<House>()
  const securityHeaders = Object.entries(securityHeadersFor(promises.cookies))
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    c.set('platform', platformFor(c))
    await next()
    for (const [name, value] of securityHeaders) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  })
  const isOn = (name: Capability) => promises.site.capabilities.includes(name)
  if (isOn('newsletter')) app.route('/', oneClick()).route('/', mailReports())
  app.use(crossSiteGuard((c) => c.get('platform').origin))

  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language')
    return c.redirect(`/${preferredLocale(c.req.header('accept-language'))}/`, 302)
  })
  app.route('/', health())
  app.route('/', openings(promises))
  const alsoSubscribe = isOn('newsletter') ? subscribeWithApplication(promises) : null
  app.route('/', applications(promises, alsoSubscribe))
  const tellOthers = tellOthersIn(promises)
  app.route('/', withdrawing(promises, tellOthers))
  app.route('/', sharing(promises))
  if (isOn('contact')) app.route('/', contact(promises))
  if (isOn('newsletter')) app.route('/', newsletter(promises))
  app.route('/', myData(promises, holders, tellOthers))
  app.route('/', storageChoices(promises))
  const accountable = { duties: erasureDuties(promises), countRequests: requestsCounted }
  app.route('/', transparency(promises, accountable))
  app.route('/', desk(promises, accountable, issues))

  app.notFound(async (c) => {
    const allowed = allowedMethods(app, c.req.path)
    if (allowed.length === 0 && lacksSlash(app, c)) return c.redirect(`${c.req.path}/`, 307)
    if (allowed.length === 0) return answerProblem(c, 'notFound', 404)
    const answer = await answerProblem(c, 'methodNotAllowed', 405)
    answer.headers.set('Allow', allowed.join(', '))
    return answer
  })
  app.onError((error, c) => lastNet(error, c))
  return app
}

/** Addresses end in a slash; who leaves it out is shown the way, as the asset layer does for its pages. */
function lacksSlash(app: Hono<House>, c: Visit): boolean {
  return (
    c.req.method === 'GET' &&
    !c.req.path.endsWith('/') &&
    allowedMethods(app, `${c.req.path}/`).includes('GET')
  )
}

/** What nobody expected: logged by its kind only, answered with one calm sentence and the request's id. */
function lastNet(error: Error, c: Visit): Promise<Response> | Response {
  if (error instanceof MissingSetting) return notConfigured(error, c)
  if (error instanceof RefusedForm) return answerProblem(c, error.kind, error.status)
  if (error instanceof CrossSite) return answerProblem(c, 'crossSite', 403)
  const { requestId, platform } = c.var
  platform.log('unexpected error', { requestId, method: c.req.method, error: errorKind(error) })
  return isNeighbourDown(error) ? unavailable(c) : answerProblem(c, 'internal', 500)
}

/** Without its settings the portal has nothing to draw a page with; the log names the one that is missing. */
function notConfigured(error: MissingSetting, c: Visit): Response {
  consoleLog('not configured', { requestId: c.var.requestId, error: error.message })
  return c.text(`Not configured. Request ${c.var.requestId}`, 503, { 'Cache-Control': 'no-store' })
}

async function unavailable(c: Visit): Promise<Response> {
  const answer = await answerProblem(c, 'unavailable', 503)
  answer.headers.set('Retry-After', '30')
  return answer
}
