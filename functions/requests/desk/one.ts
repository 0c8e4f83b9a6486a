import { Hono } from 'hono'
import { answerProblem } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { latestExtension } from '../../promises/calendar/month-to-answer.ts'
import { faultsInExtension } from '../extending/extension.ts'
import { daysUntil } from './days.ts'
import { doneToRequest, type RequestModel } from './models.ts'
import { underVeil } from './veil.ts'
import { lookAtRequest, type Whole } from './whole.ts'
import { type DeskWorld, type Ground, officers, worldAt } from './world.ts'

/** One request whole. */
export function oneRequest(ground: Ground) {
  return new Hono<House>().get('/desk/requests/:id/', officers, async (c) => {
    const world = worldAt(c, ground)
    const request = await lookAtRequest(c.req.param('id'), c.get('member'), world)
    if (!request) return answerProblem(c, 'notFound', 404)
    const done = doneToRequest.find((one) => one === c.req.query('done')) ?? null
    return requestPage(c, request, world, { done, values: {}, problems: [] })
  })
}

/** The page of a request, with what was just done to it or what was wrong in that. */
export function requestPage(
  c: Visit,
  request: Whole,
  { today, veil }: Pick<DeskWorld, 'today' | 'veil'>,
  said: Pick<RequestModel, 'done' | 'values' | 'problems'>,
): Promise<Response> {
  const member = c.get('member')
  const model: RequestModel = {
    member,
    request: request.isVeiled ? underVeil(request, veil) : request,
    daysLeft: daysUntil(request.answerBy, today),
    latestExtension: mayBeExtended(request, today) ? latestExtension(request.receivedOn) : null,
    today,
    ...said,
  }
  const status = said.problems.length > 0 ? 422 : 200
  return c.get('platform').render(member.locale, 'desk/request', model, status)
}

/** Whether some extension of it would be sound. */
function mayBeExtended(request: Whole, today: string): boolean {
  const furthest = { to: latestExtension(request.receivedOn), reason: '…', toldOn: today }
  return faultsInExtension(request, furthest, today).length === 0
}
