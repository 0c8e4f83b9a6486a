import type * as v from 'valibot'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { type FormShape, readForm } from '../../../platform/requests/form-reading.ts'
import type { Visit } from '../../../platform/requests/house.ts'
import type { World } from '../../world.ts'
import { allWritten, check, type Remedies } from '../checking.ts'
import type { DoneToRequest } from '../models.ts'
import { requestPage } from '../one.ts'
import { lookAtRequest, type Whole } from '../whole.ts'
import type { DeskWorld } from '../world.ts'

/** One thing that is done to a request by a form on its page, under the rules that hold at the terminal too. */
export interface Change<Wanted, Fault extends string> {
  done: DoneToRequest
  shape: FormShape
  form: v.GenericSchema & { entries: object }
  remedies: Remedies<Fault>
  /** What was sent, with something that no rule minds where it cannot be read. */
  wanted(fields: Record<string, string>, request: Whole, world: World): Wanted
  faults(request: Whole, wanted: Wanted, world: World): Fault[]
  /** Whether it stands so already: the form came twice. */
  isSoAlready(request: Whole, wanted: Wanted): boolean
  carryOut(request: Whole, wanted: Wanted, world: World): Promise<Fault | null>
}

/** Carries out what a form asks, once; of two at the same time the second meets what the first did. */
export async function changeRequest<Wanted, Fault extends string>(
  c: Visit,
  id: string,
  world: DeskWorld,
  change: Change<Wanted, Fault>,
): Promise<Response> {
  const [member, platform] = [c.get('member'), c.get('platform')]
  const { fields } = await readForm(c.req.raw, change.shape)
  const request = await lookAtRequest(id, member, world)
  if (!request) return answerProblem(c, 'notFound', 404)
  const wanted = change.wanted(fields, request, world)
  const isDone = () => c.redirect(`/desk/requests/${id}/?done=${change.done}`, 303)
  if (change.isSoAlready(request, wanted)) return isDone()
  const faults = change.faults(request, wanted, world)
  const checked = check(fields, change.form, wanted, faults, change.remedies)
  if (checked.outcome === 'toPutRight')
    return requestPage(c, request, world, {
      done: null,
      values: allWritten(fields),
      problems: checked.problems,
    })
  const fault = await change.carryOut(request, wanted, world)
  platform.afterwards(() => deliverLetters(platform))
  const now = fault && (await lookAtRequest(id, member, world))
  if (!fault || (now && change.isSoAlready(now, wanted))) return isDone()
  const [field, message] = change.remedies[fault]
  return requestPage(c, now ?? request, world, { done: null, values: {}, problems: [{ field, message }] })
}
